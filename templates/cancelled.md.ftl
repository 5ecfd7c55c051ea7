<#import "words.md.ftl" as w>
**Cancelled: ${code(status.plan.oldModel.id)} → ${code(status.plan.newModel.id)}.** Ferry changes nothing more here; what people wrote in the issues stays.
<#if reason??>

${block(reason)}
</#if>

Flags stay as they are: look at those that were already on.
<#list open>

<#items as r>
- ${r.feature}: ${r.phase}, flag <@w.flag r/> at ${r.rollout}
</#items>
</#list>

To take it up again: ${code("/migrate " + status.plan.oldModel.id + " to " + status.plan.newModel.id)} in an issue.
