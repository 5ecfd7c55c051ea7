<#-- Stands in the feature's own issue, once for each date and stage. -->
<#switch stage>
<#case "escalation">
${mention(accountable)}: **${row.feature}** was due on **${row.eta}** (${when}) and is ${row.phase}. You are Accountable, so this comes to you: help it on, agree on another day (`/migrate eta DATE`), or say why it stands still.
<#break>
<#case "overdue">
<#list responsible as r>${mention(r)}<#sep>, </#list>: **${row.feature}** was due on **${row.eta}** (${when}) and is ${row.phase}. If it is done, tick the rest and let `/migrate done` be said; if not, say when: `/migrate eta DATE`.
<#break>
<#default>
<#list responsible as r>${mention(r)}<#sep>, </#list>: **${row.feature}** is due on **${row.eta}** (${when}) and is ${row.phase}. If that day cannot be kept, say so now: `/migrate eta DATE`.
</#switch>
