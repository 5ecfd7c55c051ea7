<#import "words.md.ftl" as w>
**${status.sign} Week ${week}: who owes what for ${code(status.plan.oldModel.id)} → ${code(status.plan.newModel.id)}.**

<@w.summary status/>

| Who | Feature | Phase | Rollout | Due | Health | Issue |
| --- | --- | --- | --- | --- | --- | --- |
<#list rows as r>
| ${r.dri} | ${r.feature} | ${r.phase} | ${r.rollout} | ${r.eta} | ${r.sign} ${r.health}: ${prose(r.reason)} | <@w.issue r/> |
</#list>
<#if more gt 0>

… and ${more} more: see <@w.page status.plan/>.
</#if>
<@w.hidden status.hidden/>
<#list informed>

For your information: <#items as i>${mention(i)}<#sep>, </#items>.
</#list>
