<#-- The first body of the epic or main issue. Ferry keeps its two parts true; the rest belongs to people. -->
## Status

${table}

${overview}

## Proposed solution

Write here how you go about it: which replacement was compared with which, what was decided and by whom. Ferry leaves everything outside its own parts alone.

## Notes

Write here what others should know: exceptions, agreements, links to evaluations and to the provider's answers.
