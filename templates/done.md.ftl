<#import "words.md.ftl" as w>
**Done: ${code(status.plan.oldModel.id)} → ${code(status.plan.newModel.id)}, all ${status.plan.features} features.** The table stays as it is.

<@w.summary status/>

`/migrate reopen` takes it up again.
