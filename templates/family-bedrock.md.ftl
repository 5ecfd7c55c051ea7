<#-- Amazon Bedrock: other makers' models in one's own account. -->
<#macro behaviour>
- [ ] Parameters, limits and stop reasons of the new model read in its model card on Bedrock, and each one used by this feature tried
</#macro>
<#macro platform>
- [ ] **Bedrock**: model access is granted in every account and region that serves this feature
- [ ] **Bedrock**: most new models are called through an inference profile (`us.`, `eu.`, `global.` before the id); the prefix decides where data may go, and `global.` may leave your region
- [ ] **Bedrock**: IAM policies and organisation policies allow the profile and the model in every region behind it
- [ ] **Bedrock**: application inference profiles and provisioned throughput hide the model behind an ARN and belong to one model: listed, and remade for the new one
- [ ] **Bedrock**: quotas (requests and tokens per minute, by model and region) raised; output tokens of newer models can count several times
- [ ] **Bedrock**: request body checked: version suffixes of ids changed over time, and not every API version of the maker is accepted here
- [ ] **Bedrock**: a model in its legacy phase can become unreachable after 15 days without a call: the baseline runs before that
</#macro>
<#macro trouble>
| Bedrock `AccessDeniedException` | no model access, or a policy lacks the profile or one of its regions | check access in every region of the profile, then the policies |
| Bedrock `ValidationException` about on-demand throughput | the bare model id was called | call the inference profile |
| Bedrock `ValidationException` that names a field | the maker's new model refuses a parameter, or this API version is not taken here | see "What changes" and the maker's notes |
| Bedrock `ResourceNotFoundException` | the model is at its end, or unknown in this region | compare with the model configuration file |
| Bedrock `ThrottlingException` | quota of this model and region | back off with jitter; a cross-region profile or more quota |
| Bedrock `ModelTimeoutException` or `ModelNotReadyException` | long answer, or a cold model | stream, retry with a pause |
</#macro>
