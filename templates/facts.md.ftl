<#-- What Ferry keeps true in a feature's issue: dates, people, flag, calendar of the rollout. -->
**${item.name} moves from ${code(plan.oldModel.id)} to ${code(plan.newModel.id)}: done by ${item.dates.due}<#if item.dates.overdue>; by the effort it should have begun on ${item.dates.startBy}<#else>, started by ${item.dates.startBy}</#if>.**
<#if row??>

Now: **${row.phase}**, ${row.sign} ${row.health}: ${sentence(row.reason)} Checklist ${row.checklist!"empty"}, rollout ${row.rollout}.
</#if>

| Feature | ${item.name}: ${item.maturity}, ${item.people.team} |
| --- | --- |
| Due | **${item.dates.due}**: ${sentence(item.dates.reason)} |
| Start by | ${item.dates.startBy}: the due date minus ${item.dates.effort} working days of effort<#if item.dates.overdue>; that day was over when this was planned<#elseif item.dates.early>; the rollout needs more time than that and begins before it</#if> |
<#list item.dates.cutoffs as c>
| Cutoff | **${c.day}**<#if c.where??> (${c.where})</#if>: ${sentence(c.source)}<#if c.url??> Read at ${address(c.url)} on ${c.observed}.</#if> |
<#else>
| Cutoff | none: the old model stays available as far as we know |
</#list>
| Responsible | **${item.people.assignee}** (${item.people.team}): does the work, is assigned to this issue |
<#list item.people.others as o>
| Also responsible | ${o.who}: ${o.tasks?join(", ")} |
</#list>
| Accountable | **${item.people.accountable}**: approves the end with `/migrate done` |
<#list item.people.consulted>
| Consulted | <#items as c>${c}<#sep>, </#items> |
</#list>
<#list item.people.informed>
| Informed | <#items as i>${i}<#sep>, </#items>: by the digest, without a mention |
</#list>
<#if item.flag??>
| Flag | ${code(item.flag.name)} in ${item.flag.environment} (${item.flag.provider}) |
<#else>
| Flag | none is configured yet: name it in `config/features.yaml`, or Ferry cannot see the rollout |
</#if>
| Part of | <#if plan.links.parent??>${link(plan.title, plan.links.parent)}<#else>${plan.title}</#if> |
<#if plan.links.page??>
| All features | ${link("status page", plan.links.page)} |
</#if>

| Rollout step | Who gets the new model | On | Stays for |
| --- | --- | --- | --- |
<#if !item.dates.named>
| Named users | ${item.people.team} and the AI framework team, then everybody who works here | before step 1 | as long as it takes |
</#if>
<#list item.dates.stages as s>
| ${s?counter}. ${s.name} | <#if s.audience??>those whom a rule of the flag names<#elseif s.percent == 100>every customer on our own servers<#else>${s.percent} % of the customers, divided by user</#if><#if s.approval>, when ${item.people.accountable} says so</#if> | ${s.day} | <#if s.stay??>at least ${s.stay}<#else><@stay item.dates.quiet/></#if> |
</#list>
| ${item.dates.stages?size + 1}. Flag removed | self-hosted customers too, from this release on | ${item.dates.removed} | good |

<#if item.dates.shortage??>
<#assign short = item.dates.shortage>
**The stages do not fit.** They need ${short.needed} day<#if short.needed != 1>s</#if> for as long as each has to stay, and ${short.left} <#if short.left == 1>is<#else>are</#if> left until the due date. The days above keep to the stages: everybody can have the new model on ${short.everybody} at the earliest<#if short.beyond>, **when the old one has ended**</#if>. Begin at once, agree on fewer or shorter stages (`rollout` in `config/ferry.yaml`), or give another day: `/migrate eta DATE`<#if item.dates.cutoffs?has_content>, before the cutoff</#if>.

<#elseif item.dates.tight>
**The time is short.** From the day of planning there are fewer working days than this usually takes, so the steps lie closer together than they should. Say so early if they cannot be kept: `/migrate eta DATE`<#if item.dates.cutoffs?has_content>, with a day before the cutoff</#if>.

</#if>
Talk to Ferry in a comment here, at the beginning of a line: `/migrate status`, `/migrate why` (the reasons behind these dates), `/migrate eta DATE` (your own date), `/migrate assign @user`, `/migrate done`, `/migrate help`.

<#macro stay days>
<#if days == 0>hours<#elseif days == 1>1 working day<#else>${days} working days</#if><#t>
</#macro>
