<#import "words.md.ftl" as w>
**${status.sign} ${status.health}**.<#list status.reasons> <#items as r>${sentence(r)}<#sep> </#items></#list>

${table}

Why a feature stands where it stands: `/migrate why FEATURE`.<#if status.plan.links.page??> The same table, always current: ${link("status page", status.plan.links.page)}.</#if>
