<#-- Anthropic: how Claude models behave (wherever they are served), and Anthropic's own API. -->
<#macro behaviour>
<#local known = item.change.breaking.items?join(" ")>
<#if !known?contains("`temperature`")>
- [ ] **Sampling**: `temperature`, `top_p` and `top_k` are removed from the request, not set to their defaults; since Claude 4.7 a call that names them is refused
</#if>
<#if !known?contains("(prefill)")>
- [ ] **Prefill**: no request ends in an assistant turn any more (refused since Claude 4.6); the wanted form is asked for by structured output or in the prompt
</#if>
- [ ] **Thinking** is switched on or off on purpose; the output limit leaves room for it, and thinking blocks go back unchanged within a tool loop
- [ ] **Stop reasons** are handled one by one: `end_turn`, `max_tokens`, `tool_use`, `stop_sequence`, `pause_turn`, `refusal`; an unknown one is logged, not treated as success
- [ ] **Tokens** counted again with the new model's own counter; truncation and context budgets follow it
- [ ] **Prompt caching**: marks still stand where they should; the cache belongs to one model, so each step of the rollout begins cold
- [ ] Instructions written against old habits (being terse, "do not explain", repeated rules in capitals) tried without: newer models follow the text more literally
</#macro>
<#macro platform>
- [ ] **Anthropic API**: rate limits are per organisation and class of model (requests, input and output tokens per minute each): the new class is raised before step 3 of the rollout
- [ ] **Anthropic API**: the id is a pinned one. Up to Claude 4.5 an id without a date is an alias that can move; since 4.6 the dateless id is the pinned one
- [ ] **Anthropic API**: SDK and `anthropic-version` support the new model; beta headers that are no longer needed are gone
</#macro>
<#macro trouble>
| Anthropic 400 `invalid_request_error` that names a parameter | the new model refuses what the old one took (temperature, prefill, thinking budget) | remove it; the message names the field |
| Anthropic 404 `not_found_error` | retired or misspelt id, or another platform's spelling | compare with the model configuration file |
| Anthropic 413 `request_too_large` | attachments or history above the request's size | shorten before counting tokens |
| Anthropic 429 `rate_limit_error` | your own limit; the headers say which of the three | wait as `retry-after` says, then raise the limit |
| Anthropic 529 `overloaded_error` | the provider is busy; not your quota | back off with jitter; pause the rollout if it lasts |
| More answers that stop with `refusal` | the prompt reads as riskier to the new model than it is | state the purpose in the system prompt; keep examples for the provider |
</#macro>
