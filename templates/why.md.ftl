<#import "words.md.ftl" as w>
**${status.sign} The migration is ${status.health}**.<#list status.reasons> <#items as r>${sentence(r)}<#sep> </#items></#list>

<#list cutoffs as c>
- The cutoff<#if c.where??> (${c.where})</#if> is **${c.day}**: ${sentence(c.source)}<#if c.url??> Read at ${address(c.url)} on ${c.observed}.</#if>
<#else>
- No cutoff is known, so the dates come from the time such a move usually takes.
</#list>
- The dates were counted from ${status.plan.plannedOn}.
<#list status.plan.warnings.items as x>
- ${prose(x)}
</#list>
<@w.more status.plan.warnings.more/>

| Feature | Due | Health | Because |
| --- | --- | --- | --- |
<#list rows as r>
| ${r.feature} | ${r.eta} | ${r.sign} ${r.health} | ${prose(r.reason)} |
</#list>
<#if more gt 0>

… and ${more} more: see <@w.page status.plan/>.
</#if>
<@w.hidden status.hidden/>
<#list days>

Why these days:

<#items as d>
<@w.day d/>
</#items>
<#else>

Why a feature is due on its day: ${code("/migrate why FEATURE")}.
</#list>
