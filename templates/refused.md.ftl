**Not done.** ${prose(reason)}
<#if remedy?has_content>

${prose(remedy)}
</#if>
