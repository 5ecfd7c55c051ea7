<#-- Any other provider, and models that a company serves itself. -->
<#macro behaviour>
- [ ] **Parameters**: every field of today's request looked up for the new model: kept, renamed, removed or refused. A provider may ignore what it does not know: tested, not assumed
- [ ] **Conversation form**: roles, system prompt, chat template and tool format as the new model was trained on
- [ ] **Limits**: context, output and attachments; what happens above them (error or silent cut) is known
- [ ] **Stop reasons and errors** mapped to ours, streaming included; unknown ones are logged, not treated as success
- [ ] **Tokens** counted with the new model's own tokenizer
</#macro>
<#macro platform>
- [ ] **Platform**: id pinned to a version or digest, not to a name that moves
- [ ] **Platform**: quota, regions, data retention and training on your data confirmed in writing
- [ ] **Platform**: where you serve the model yourselves: hardware sized for p95 at the peak, licence read, version of the server pinned
</#macro>
<#macro trouble>
| 400 or 422 from the provider | a parameter that the new model does not take | send the smallest possible request, add fields one by one |
| 401 or 403 | key without access to this model, wrong region or project | try the same key with the provider's own example |
| 404 or "model not found" | retired id, alias that moved | compare with the model configuration file |
| 429 | your limit, or shared capacity | honour `retry-after`, back off with jitter |
| 5xx or time-out | overload, or answers longer than the time-out allows | stream, retry once, then fall back |
</#macro>
