**${feature} stays where it is.**

<#list reasons as r>
- ${sentence(r.text)}<#if r.remedy?has_content> ${prose(r.remedy)}</#if>
</#list>
