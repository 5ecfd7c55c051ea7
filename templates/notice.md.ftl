<#if call?has_content>${mention(call)}: </#if>**${sentence(headline)}** ${sentence(why?cap_first)}
<#if remedy?has_content>

${prose(remedy)}
</#if>
