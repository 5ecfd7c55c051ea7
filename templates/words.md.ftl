<#-- Phrases that several templates share. -->
<#macro after what>
<#switch what>
<#case "fail">fails with an error<#t><#break>
<#case "reroute">is answered by **another model, perhaps at another price**, without an error<#t><#break>
<#case "auto-upgrade">is answered by **a newer version that the provider chose**, without an error<#t><#break>
<#default>does something we do not know: test it, silence is no success<#t>
</#switch>
</#macro>

<#-- One paragraph: how the whole migration stands. -->
<#macro summary status>
<#list status.counts as c>${c.sign} **${c.number} ${c.health}**<#sep> · </#list> of ${status.plan.features}<#if status.plan.features == 1> feature<#else> features</#if>, as of ${status.asOf}.<#if status.next??> Next: ${status.next.feature}, due ${status.next.due} (${status.next.when}).</#if> <#if status.plan.cutoff??>Cutoff **${status.plan.cutoff}** (${status.cutoffIn}).<#else>No cutoff is known.</#if>
</#macro>

<#macro page plan>
<#if plan.links.page??>${link("the migration page", plan.links.page)}<#elseif plan.links.parent??>${link("the parent issue", plan.links.parent)}<#else>the migration page</#if><#t>
</#macro>

<#macro issue row>
<#if row.issueUrl??>${link(row.issue, row.issueUrl)}<#else>${row.issue!"–"}</#if><#t>
</#macro>

<#macro flag row>
<#if row.flag??>${code(row.flag)}<#else>none</#if><#t>
</#macro>

<#-- What one should know before going on. -->
<#macro warnings plan>
<#list plan.warnings.items>

**Mind:**

<#items as x>
- ${prose(x)}
</#items>
<@more plan.warnings.more/>
</#list>
</#macro>

<#macro more number>
<#if number gt 0>
- … and ${number} more: `/migrate why` and `config/models.yaml` have them
</#if>
</#macro>

<#-- One line for all features that are due on one day for one reason. -->
<#macro day d>
- **${d.day}** for <#list d.features as f>${f}<#sep>, </#list>: ${sentence(d.reason)}
</#macro>

<#-- The same, folded: worth a look, and long. -->
<#macro days list title>
<#list list>

<details><summary>${title}</summary>

<#items as d>
<@day d/>
</#items>

</details>
</#list>
</#macro>

<#macro hidden number>
<#if number gt 0>

${number} confidential <#if number == 1>feature is<#else>features are</#if> counted, and not named here.
</#if>
</#macro>
