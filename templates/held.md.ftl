**${feature} stays where it is.**

<#list reasons as r>
- ${sentence(r.text?cap_first)}<#if r.remedy?has_content> ${prose(r.remedy)}</#if>
</#list>
