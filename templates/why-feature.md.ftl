**${row.feature}: ${row.phase}, ${row.sign} ${row.health}, due ${row.eta}.**

- Due **${row.eta}**: ${prose(row.dueReason)}
- Start by **${row.startBy}**, or the effort does not fit before the due date
<#list row.reasons as r>
- ${row.sign} ${row.health}: ${prose(r)}
</#list>
<#list row.why>

What was seen:

<#items as fact>
1. ${prose(fact)}
</#items>
</#list>

Not right? Tick the boxes in the issue, set the flag, or give your own date with ${code("/migrate eta " + row.id + " DATE")}.
