**The tracker did not take everything:**

<#list sentences as s>
- ${prose(s)}
</#list>
