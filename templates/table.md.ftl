<#import "words.md.ftl" as w>
<@w.summary status/>
<#if status.plan.compressed>

**The schedule is compressed**: the usual window of two to four weeks before the cutoff was over when this was planned.
</#if>

| Feature | DRI | Phase | Checklist | Flag | Rollout | ETA | Health | Issue |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
<#list rows as r>
| ${r.feature} | ${r.dri} | ${r.phase} | ${r.checklist!"–"} | <@w.flag r/> | ${r.rollout} | ${r.eta} | ${r.sign} ${r.health}<#if reasons>: ${prose(r.reason)}</#if> | <@w.issue r/> |
</#list>
<#if more gt 0>

… and ${more} more: see <@w.page status.plan/>.
</#if>
<@w.hidden status.hidden/>
