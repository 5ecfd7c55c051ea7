<#-- What a migration is about. Rewritten only when the plan changes, so it names no "today". -->
<#import "words.md.ftl" as w>
## Overview

<#switch plan.kind>
<#case "deprecation">
${code(plan.oldModel.id)} (${plan.oldModel.provider}) is being switched off<#if plan.cutoff??><#if cutoffs?size gt 1>, first</#if> on **${plan.cutoff}**</#if>. Every feature that calls it moves to ${code(plan.newModel.id)}: ${plan.features} in all, due <#if last??>between **${first}** and **${last}**<#else>on **${first}**</#if>.
<#break>
<#case "new-provider">
The features below leave ${plan.oldModel.provider} for ${plan.newModel.provider}: from ${code(plan.oldModel.id)} to ${code(plan.newModel.id)}, ${plan.features} in all, due <#if last??>between **${first}** and **${last}**<#else>on **${first}**</#if>. A new provider is more than a new name: contract, credentials, client, prompts and evaluation all start afresh.
<#break>
<#default>
The features below move from ${code(plan.oldModel.id)} to its successor ${code(plan.newModel.id)}: ${plan.features} in all, due <#if last??>between **${first}** and **${last}**<#else>on **${first}**</#if>. <#if !cutoffs?has_content>Nobody forces the date; the work should not wait for one that does.</#if>
</#switch>
<#if plan.reason??>

Why, in the words of the person who started it:

${block(plan.reason)}
</#if>
<@w.warnings plan/>
<#if plan.anyway>

This was started with `--anyway`: somebody decided to go ahead although the replacement itself retires soon.
</#if>

### Timeline

| Day | What | How we know |
| --- | --- | --- |
| ${plan.plannedOn} | planned last | from this day the dates were counted |
| ${first}<#if last??> to ${last}</#if> | the features are due | <#if cutoffs?has_content>${windowOpens} to ${windowCloses} days before the cutoff, most mature features first, moved back to working days<#else>time that a move of this kind usually takes</#if> |
<#list cutoffs as c>
| **${c.day}** | cutoff<#if c.where??> (${c.where})</#if> | ${sentence(c.source)}<#if c.url??> Read at ${address(c.url)} on ${c.observed}.</#if> |
<#else>
| none | cutoff | no provider has named a day that is firm |
</#list>

### Features

<#list groups as g>
**${g.title?cap_first}** (${g.number})

<#list g.features as f>
- ${f.name}: ${f.team}, ${f.dri}, due ${f.due}
</#list>
<#if g.more gt 0>
- … and ${g.more} more, all in the table<#if plan.links.page??> and on the ${link("status page", plan.links.page)}</#if>
</#if>

</#list>
<#if hidden gt 0>
… and ${hidden} confidential <#if hidden == 1>feature<#else>features</#if>, not named here.

</#if>
### Required changes

Each feature has its own issue with tasks, owners and dates. In short, and in this order:

1. The AI framework team adds ${code(plan.newModel.id)} to the model configuration file and settles credentials, regions and quota.
2. Each feature team measures the old model before it is gone, then the new one on the same requests.
3. Prompts become new versions beside the old ones; a flag chooses, user by user.
4. Rollout: team, all staff, 50 %, 100 %, with a written line at which one goes on, pauses or goes back.
5. The flag is removed and the old model disappears from code and configuration. Self-hosted customers get the new model only with that release, so 100 % alone is not the end.

### Technical details

| Platform | Features | Id today | Id then | After the end a call |
| --- | --- | --- | --- | --- |
<#list platforms as p>
| ${p.move.name} | ${p.features} | <#list p.move.oldIds as id>${code(id)}<#sep>, <#else>not recorded</#list> | <#list p.move.newIds as id>${code(id)}<#sep>, <#else>**not offered here**</#list> | <@w.after p.move.after/> |
</#list>
<#list platforms as p>
<#if p.move.params?has_content>

${p.move.name}: the replacement behaves like the old model only with <#list p.move.params as x>${code(x)}<#sep>, </#list> (says the ${p.move.paramsBy}).
</#if>
</#list>

What is known to break in calls written for the old model:

<#list plan.breaking.items as b>
- ${prose(b)}
<#else>
- Nothing is recorded for this pair of models. That is no promise; what teams find belongs into `config/models.yaml`.
</#list>
<@w.more plan.breaking.more/>

### References

<#list references as r>
- ${address(r.url)}, read on ${r.observed} (${r.authority})
<#else>
- none recorded: add the provider's announcement to `config/models.yaml`
</#list>
<#if plan.links.page??>
- ${link("Status page of this migration", plan.links.page)}
</#if>

Talk to Ferry in the issue where this began, at the beginning of a line: `/migrate status`, `/migrate why`, `/migrate add FEATURE`, `/migrate remove FEATURE`, `/migrate cutoff DATE`, `/migrate cancel`, `/migrate help`.
