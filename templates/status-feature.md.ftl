<#import "words.md.ftl" as w>
**${row.feature}: ${row.phase}, ${row.sign} ${row.health}.**<#list row.reasons> <#items as r>${sentence(r)}<#sep> </#items></#list>

| | |
| --- | --- |
| Due | **${row.eta}**: ${sentence(row.dueReason)} |
| Start by | ${row.startBy} |
| Responsible | ${row.dri} (${row.team}) |
| Checklist | ${row.checklist!"no tasks seen"} |
| Flag | <#if row.flagUrl??>${link(row.flag!"flag", row.flagUrl)}<#else><@w.flag row/></#if>, rollout ${row.rollout} |
| Issue | <@w.issue row/> |

The facts behind this: ${code("/migrate why " + row.id)}.
