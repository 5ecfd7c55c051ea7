<#-- The first body of a feature's issue. Ferry keeps the facts on top true; the rest belongs to the team. -->
<#import "words.md.ftl" as w>
${facts}

Everything below belongs to you: change it, tick it, add to it. Ferry reads the boxes of the five steps (the phase of this feature comes from them and from the flag) and writes nothing here.
<#if mentions?has_content>

Consulted, and called once, here: <#list mentions as m>${mention(m)}<#sep>, </#list>. The table below says for which tasks.
</#if>

## What changes

<#switch plan.kind>
<#case "deprecation">
${code(plan.oldModel.id)} is being switched off. <#if item.dates.cutoffs?has_content>After the cutoff there is no way back to it, so a rollback plan that relies on the old model ends on that day.</#if>
<#break>
<#case "new-provider">
The new model comes from somebody else (${plan.newModel.provider} instead of ${plan.oldModel.provider}): contract, data terms, credentials, client library, error handling and prompts all change. Plan the evaluation as for a new feature.
<#break>
<#default>
<#if item.dates.cutoffs?has_content>
The new model is the next of its kind. Most calls go on working, which is why the few that do not are easily overlooked: read the tasks of step 2, then measure.
<#else>
Nobody forces this move: the old model stays while you try the new one. That makes a pause cheap, and skipping the evaluation the only real risk.
</#if>
</#switch>

| Called on | Model id today | Model id then | After the old model's end a call |
| --- | --- | --- | --- |
<#list item.change.moves as m>
| ${m.name} | <#list m.oldIds as id>${code(id)}<#sep>, <#else>not recorded</#list> | <#list m.newIds as id>${code(id)}<#sep>, <#else>**not offered here**<#if plan.newModel.surfaces?has_content>, only on ${plan.newModel.surfaces?join(", ")}</#if></#list> | <@w.after m.after/> |
</#list>
<#list item.change.moves as m>
<#if m.params?has_content>

${m.name}: the replacement behaves like the old model only with <#list m.params as p>${code(p)}<#sep>, </#list> (says the ${m.paramsBy}).
</#if>
</#list>

<#if item.change.breaking.items?has_content>
What is known to break in calls written for the old model stands among the tasks of step 2<#if item.change.breaking.more gt 0>, with ${item.change.breaking.more} more in `config/models.yaml`</#if>.
<#else>
Nothing is recorded that breaks between these two models. That is no promise: read the provider's migration notes, and add what you find to `config/models.yaml` so that the next team sees it.
</#if>

Customers who host the product themselves get the new model only with the release in which **the flag is removed**. A flag at 100 % is therefore not the end; the clean-up is.

## Who does what

R responsible, A accountable, C consulted, I informed.

| Task | <#list item.people.columns as c>${c}<#sep> | </#list> |
| --- |<#list item.people.columns as c> --- |</#list>
<#list item.people.matrix as r>
| ${r.task} | <#list r.cells as c>${c}<#sep> | </#list> |
</#list>

<!-- ferry:section evaluation -->
## 1. Evaluation

Know in numbers that the new model is good enough for ${item.name}, before a customer meets it.

- [ ] **Dataset** of at least ${item.bars.dataset} requests, frozen under a version: the everyday ones in their real proportions, the longest 5 %, every language you serve, the requests behind past incidents, and 20 or more that must be refused
- [ ] **Baseline**: the dataset run against ${code(plan.oldModel.id)} with today's prompt and parameters, all answers kept<#if item.dates.cutoffs?has_content>. Do this first: after the cutoff nobody can make it any more</#if>
- [ ] **Same prompt, new model**: run it unchanged once, to see what breaks by itself
- [ ] **Quality** compared blind, by a written rubric; a judging model is neither of the two, and a person checks at least 30 of its verdicts
- [ ] **Form**: share of answers that the feature's own code accepts (JSON that parses, tool calls with valid arguments, diffs that apply)
- [ ] **Latency** at p50, p90 and p95: time to the first token and to the last one, measured from your region at your usual concurrency
- [ ] **Cost** per request from the tokens billed, not from the price list alone: the same text can be a different number of tokens, and thinking is billed as output
- [ ] **Safety**: the must-refuse set, prompt injection through every field that users control, personal data in answers; and the share of harmless requests that are refused
- [ ] **Decision** written below with these numbers, agreed by ${item.people.accountable}

| Measure | Old model | New model | Good enough when |
| --- | --- | --- | --- |
| Quality, blind | | | at most ${item.bars.quality} points below the old model, and no kind of request more than 5 |
| Answers accepted by our code | | | at least 99.5 %, or no lower than before |
| Latency p50 / p90 / p95 | | | at most 1.10 / 1.15 / 1.20 times the old model |
| Cost per request | | | at most 1.10 times, or agreed by the product manager |
| Must-refuse set | | | no new failure |
| Harmless requests refused | | | at most 1 point more |

<!-- ferry:section implementation -->
## 2. Implementation

AI framework team:

- [ ] **Model configuration file**: an entry for ${code(plan.newModel.id)} with its pinned id on each platform, context and output limits, timeouts and price
- [ ] **Infrastructure**: credentials, regions, network egress and data terms confirmed; quota for 1.5 times today's peak granted, in requests and in tokens per minute
<#if plan.kind == "new-provider">
- [ ] **New provider**: contract and data-processing terms signed, security review passed, provider listed as a sub-processor where you publish one
- [ ] **Access**: keys in the secret store with a date of rotation, spending limit and alert set, status page of the provider wired into the on-call channel
- [ ] **Client**: adapter with timeouts, retries with jitter, streaming and cancellation; the provider's errors mapped to ours
</#if>
<#list item.change.platforms as p>
<#import "family-" + p + ".md.ftl" as family>
<@family.platform/>
</#list>

Feature team (${item.people.team}):

- [ ] **Flag** <#if item.flag??>${code(item.flag.name)} </#if>chooses the model, is off by default, and decides per user, so that nobody changes sides between two requests
- [ ] **Prompt version**: the adjusted prompt is a new version beside the old one. Never edit in place: with the flag off, prompt, parameters and model must be exactly what they are today
- [ ] Prompt version, model id as the provider reports it, and side of the flag are written with every call, so that an answer can be explained later
<#list item.change.breaking.items as b>
- [ ] **Known to break**: ${prose(b)}
</#list>
<#import "family-" + item.change.maker + ".md.ftl" as maker>
<@maker.behaviour/>
- [ ] **When the new model fails**: time-outs, refusals and cut-off answers end in something a user understands; the fallback is named and tested<#if item.dates.cutoffs?has_content>, and it is not ${code(plan.oldModel.id)} after the cutoff</#if>
- [ ] **Documentation**: user docs, limits, data-flow diagrams, support notes

<!-- ferry:section testing -->
## 3. Testing

- [ ] Automated tests run with the flag on and with it off
- [ ] The evaluation set goes through the feature's real code path with the flag on: same results as in step 1, within noise
- [ ] Streaming, cancelling, empty answer, longest input, tool calls, parallel requests, non-English input
- [ ] Load test at 1.5 times the peak: no more than 0.1 % of calls answered with a rate limit, p95 within the bar of step 1
- [ ] Rate limit, time-out and provider outage provoked on purpose: retries back off, users see a sentence, alerts ring
- [ ] **Rollback drill** in a test environment: flag on, then off, in under five minutes, and no cache or stored conversation breaks on the old side
- [ ] Dashboard with both sides of the flag next to each other: errors, latency, tokens, cost, acceptance; alerts on the limits below

<!-- ferry:section rollout -->
## 4. Rollout

The days stand in the calendar above and move when the cutoff does. Go to the next step only when everything under "Go on" held for the whole stay.

- [ ] Rollout plan, calendar and criteria agreed with product<#if item.people.productManager??> (${item.people.productManager})</#if> and announced to support
<#if !item.dates.named>
- [ ] **Named users**: ${item.people.team} and the AI framework team, then everybody who works here, by rules of the flag
</#if>
<#list item.dates.stages as s>
- [ ] **${s.name}**<#if s.audience??>, by a rule of the flag<#elseif s.percent == 100>. Self-hosted customers are not in it yet, see "What changes"<#else> of customers, divided by user</#if>
</#list>

**Go on** when, over the whole stay, compared with the old side at the same time:

- errors are at most 0.5 points above the old side
- latency is within 1.10 / 1.15 / 1.20 times at p50 / p90 / p95
- acceptance (kept suggestions, thumbs up, no retry) is at least 98 % of the old side's
- cost per request is within 10 % of the evaluated one
- no open incident of severity 1 or 2 points here
- at least ${item.bars.requests} requests were seen

**Pause** (leave the percentage, find the reason within one working day) when one of these misses its limit for an hour, more than 1 % of calls meet a rate limit, the provider reports an incident, or the numbers are too few to tell.

**Roll back** (flag to 0 %, first act, then talk) when:

- errors are above 5 %, or twice the old side's, for 10 minutes
- p95 is above twice the old side's for 15 minutes
- acceptance falls by 10 % or more, or cost per request doubles
- any answer leaks data, breaks the law, or fails the must-refuse set in the open

How to roll back: turn the flag off at its source, check on the dashboard that the new side falls to zero within five minutes, write here what was seen, and start again at the step before the one that failed.<#if item.dates.cutoffs?has_content> From the cutoff on there is no old side; then rolling back means the fallback of step 2.</#if>

<!-- ferry:section cleanup -->
## 5. Clean-up

- [ ] 100 % held for the days that the calendar gives it, without a pause
- [ ] Flag removed from the code and from its source: from this release on, self-hosted customers have the new model
- [ ] Old prompt version and old code path deleted
- [ ] ${code(plan.oldModel.id)} is gone from configuration, fallback chains, tests, examples and documentation
- [ ] The provider's usage report shows no call to the old model for seven days, on any key
- [ ] Dashboards and alerts no longer compare two sides
- [ ] Release note written; dataset, numbers and lessons linked here for the next migration
- [ ] ${item.people.accountable} approved with `/migrate done`

## When something goes wrong

| You see | It usually means | Do this |
| --- | --- | --- |
<#list item.change.platforms as p>
<#import "family-" + p + ".md.ftl" as family>
<@family.trouble/>
</#list>
| Good in the evaluation, worse with customers | the real prompt carries more (history, tools, documents) than the dataset did | add 50 sampled real requests to the dataset and run both models again |
| Answers cut off in the middle | thinking and answer share one output limit, or the text has more tokens than before | raise the output limit, look at the stop reason |
| Cost up although prices fell | more tokens for the same text, longer answers, cold prompt cache | compare tokens per request; caches are per model and warm up again at each step |

## Notes

Questions, findings, links to dashboards and merge requests.
