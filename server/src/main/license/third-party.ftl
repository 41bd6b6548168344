<#-- META-INF/THIRD-PARTY.txt: every Java library that the runnable jar contains, with its licences. -->
Plenary contains these Java libraries. Where several licences are named, any one of them may be chosen.
The licence texts and notices that the libraries carry are under META-INF/licenses/ in this jar; what the
browser client contains is listed in webroot/third-party-licenses.txt.

<#list dependencyMap as entry>
<#assign library = entry.getKey()>
<#if library.groupId != "org.plenary">
${library.groupId}:${library.artifactId} ${library.version}
  <#list entry.getValue() as licence>${licence}<#if licence_has_next> or </#if></#list>
<#if (library.url!"")?has_content>
  ${library.url}
</#if>

</#if>
</#list>
