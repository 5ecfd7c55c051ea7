<#-- Google: how Gemini models behave, and the two platforms that serve them (Vertex AI, Gemini API). -->
<#macro behaviour>
- [ ] **Thinking** is set the way the new generation wants it (`thinkingBudget` up to Gemini 2.5, `thinkingLevel` from 3 on; never both), and the output limit leaves room for it
- [ ] **Thought signatures** come back unchanged with the next request in function calling; without them Gemini 3 refuses the turn
- [ ] **Safety settings** are named explicitly for each category; an answer may have no candidate at all, with the reason in `promptFeedback.blockReason`
- [ ] **Finish reasons** are handled one by one: `STOP`, `MAX_TOKENS`, `SAFETY`, `RECITATION`, `MALFORMED_FUNCTION_CALL`; an unknown one is logged, not treated as success
- [ ] **Schemas**: response schema and function declarations tried with the new model; unsupported keywords are an error in one generation and ignored in another
- [ ] **Temperature** left at the default first: values tuned for the old generation make newer ones repeat themselves
</#macro>
<#macro platform>
- [ ] **Location**: the model is served where your data may be; some new models come to the `global` endpoint first, which promises no region
- [ ] **Quota** on Vertex AI is shared and dynamic unless throughput was bought, and bought throughput belongs to one model: decided which it is, and moved
- [ ] **Which platform**: Vertex AI and the Gemini API switch the same model off on different days; this feature's platform is the one in "What changes"
- [ ] **Served model** (`modelVersion`) is logged with every answer: on the Gemini API a retired id can be answered by another model, billed at that model's price
</#macro>
<#macro trouble>
| Google 400 `INVALID_ARGUMENT` | a parameter of the old generation (thinking budget, schema keyword, missing thought signature) | the message names the field; compare with step 2 |
| Google 403 `PERMISSION_DENIED` | model or API not enabled for this project, or data location forbids it | ask infrastructure; partner models need their terms accepted |
| Google 404 `NOT_FOUND` | retired id, or the model is not served in this location | try the location in the model configuration file |
| Google 429 `RESOURCE_EXHAUSTED` | shared capacity, not always your own quota | back off with jitter; buy throughput if it stays above 1 % |
| Google 503 `UNAVAILABLE` or 504 `DEADLINE_EXCEEDED` | overload, or a long answer with thinking beyond the time-out | stream, raise the time-out, retry once |
| Empty answer with status 200 | blocked by a safety setting or recitation check | read finish and block reason; adjust setting or prompt |
</#macro>
