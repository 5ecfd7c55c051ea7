<#list answers as a>
**${a?counter} of ${answers?size + left}**

${a}

<#sep>
---

</#list>
<#if left gt 0>

… ${left} more were carried out too, but one comment has no room for their answers. `/migrate status` shows what came of them.
</#if>
