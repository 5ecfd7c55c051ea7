<#-- OpenAI: how its models behave (also on Azure), and OpenAI's own API. -->
<#macro behaviour>
- [ ] **Output limit**: `max_tokens` is refused by newer models; `max_completion_tokens` (chat) or `max_output_tokens` (responses) takes its place and includes reasoning
- [ ] **Sampling**: `temperature`, `top_p`, penalties and `logprobs` are removed where the new model reasons; it refuses them
- [ ] **Reasoning effort** is set on purpose and evaluated at two levels: it moves quality, latency and cost together
- [ ] **Roles**: instructions go into the developer (formerly system) message; their rank over user text tested
- [ ] **Structured output**: strict schemas accepted by the new model; optional fields, unions and depth tried
- [ ] **Tools**: parallel calls, their order and invalid arguments handled; reasoning items go back with tool results
- [ ] **Finish reasons** are handled one by one: `stop`, `length`, `tool_calls`, `content_filter`, and refusals as a field of their own
</#macro>
<#macro platform>
- [ ] **OpenAI API**: rate limits are per project and model (requests and tokens per minute): the new model's tier is enough for 1.5 times the peak
- [ ] **OpenAI API**: the id is the dated snapshot, not the alias that moves
- [ ] **OpenAI API**: organisation is verified where the model asks for it; data retention and region of the project hold for the endpoint in use
</#macro>
<#macro trouble>
| OpenAI 400 `unsupported_parameter` or `unsupported_value` | the new model refuses what the old one took | remove or rename it; the message names the field |
| OpenAI 404 `model_not_found` | retired id, or this project has no access | compare with the model configuration file; ask for access |
| OpenAI 429 `rate_limit_exceeded` | your limit for this model | wait as the headers say; raise the tier |
| OpenAI 429 `insufficient_quota` | no budget left; a retry never helps | alert the owner of the account, stop retrying |
| OpenAI 500 or 503 | the provider is busy or broken | back off with jitter; pause the rollout if it lasts |
</#macro>
