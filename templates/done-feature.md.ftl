**${row.feature} is approved as done.** Phase: ${row.phase}, ${row.sign} ${row.health}.<#list row.reasons> <#items as r>${sentence(r)}<#sep> </#items></#list>

${code("/migrate reopen " + row.id)} takes it up again.
