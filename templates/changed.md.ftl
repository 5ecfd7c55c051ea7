<#import "words.md.ftl" as w>
**${prose(sentence)}**

<@w.summary status/>
