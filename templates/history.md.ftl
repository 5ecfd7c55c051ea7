<#-- What changed about one feature, collapsed. -->
<details><summary>History in ${history.count} changes</summary>

| When, UTC | What | From | To | Who | Why |
| --- | --- | --- | --- | --- | --- |
<#list history.lines as l>
| ${l.at} | ${l.what} | ${l.from} | ${l.to} | ${l.who} | ${sentence(l.why?cap_first)} |
</#list>
<#if history.older gt 0>

… and ${history.older} earlier ones.
</#if>

</details>
