<#import "words.md.ftl" as w>
**Started: ${code(status.plan.oldModel.id)} → ${code(status.plan.newModel.id)} for ${status.plan.features}<#if status.plan.features == 1> feature<#else> features</#if>.** <#if status.plan.links.parent??>${link(status.plan.title, status.plan.links.parent)}<#else>${status.plan.title}</#if> holds the status table and stays true by itself.

<@w.summary status/>
<@w.warnings status.plan/>

| Due | Feature | Issue | Responsible | Start by |
| --- | --- | --- | --- | --- |
<#list rows as r>
| ${r.eta} | ${r.feature} | <@w.issue r/> | ${r.dri} (${r.team}) | ${r.startBy} |
</#list>
<#if more gt 0>

… and ${more} more: see <@w.page status.plan/>.
</#if>
<@w.hidden status.hidden/>
<@w.days days "Why these days"/>

Next: each Responsible reads their issue and starts by the day named there. Here, `/migrate status` shows the table, `/migrate why` the reasons, `/migrate cutoff DATE` plans again when the provider moves, `/migrate cancel` ends it.
