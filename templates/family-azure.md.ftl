<#-- Azure: OpenAI's and other models as deployments of one's own. -->
<#macro behaviour>
- [ ] Parameters, limits and stop reasons of the new model read in its model card on Azure, and each one used by this feature tried
</#macro>
<#macro platform>
- [ ] **Azure**: a second deployment stands beside the old one; the flag chooses between deployment names. The name of a deployment says nothing about the model in it
- [ ] **Azure**: its upgrade policy is manual while you evaluate; with an automatic one the provider may swap the version below the flag
- [ ] **Azure**: quota (tokens per minute) exists in the region and for the deployment type (standard, global, data zone, provisioned); global and data-zone types leave the region
- [ ] **Azure**: `api-version` or the v1 endpoint knows the new model; the content filter of the new deployment is the same as before
</#macro>
<#macro trouble>
| Azure 400 `content_filter` | the deployment's filter, not the model | compare the filters of both deployments |
| Azure 400 that names a parameter | old `api-version`, or the new model refuses it | raise the version, then remove the parameter |
| Azure 404 `DeploymentNotFound` | wrong deployment name or region; a new one takes minutes to appear | list the deployments of the resource |
| Azure 429 | tokens per minute of this deployment are used up; the requested maximum counts, not the answer's length | lower the output limit or raise the quota |
| Answers changed although nothing was released | the deployment was upgraded automatically | look at its version history, pin it |
</#macro>
