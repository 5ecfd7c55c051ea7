<#import "words.md.ftl" as w>
**This would create ${parents} and ${plan.features}<#if plan.features == 1> issue<#else> issues</#if>. Nothing was created.**

| | |
| --- | --- |
| From, to | ${code(plan.oldModel.id)} → ${code(plan.newModel.id)} (${plan.kind}) |
| Parent | ${plan.title}, due ${plan.due} |
<#list cutoffs as c>
| Cutoff | **${c.day}**<#if c.where??> (${c.where})</#if>: ${sentence(c.source)}<#if c.url??> Read at ${address(c.url)} on ${c.observed}.</#if> |
<#else>
| Cutoff | none is known |
</#list>
<@w.warnings plan/>

| Due | Feature | Maturity | Team | Responsible | Start by |
| --- | --- | --- | --- | --- | --- |
<#list rows as i>
| ${i.dates.due} | ${i.name}<#if i.confidential> (confidential)</#if> | ${i.maturity} | ${i.people.team} | ${i.people.assignee} | ${i.dates.startBy} |
</#list>
<#if more gt 0>

… and ${more} more. The whole plan: ${code("./ferry plan " + plan.oldModel.id + " to " + plan.newModel.id)} on the command line.
</#if>
<@w.hidden hidden/>
<@w.days days "Why these days"/>

Next: the same line without the word `plan` starts it.
