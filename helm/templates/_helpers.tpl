{{- define "weir.name" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 45 | trimSuffix "-" -}}
{{- end -}}

{{- define "weir.image" -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}

{{- define "weir.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ default (include "weir.name" .) .Values.serviceAccount.name }}
{{- else -}}
{{ required "serviceAccount.name: name one that exists, or let the chart create it" .Values.serviceAccount.name }}
{{- end -}}
{{- end -}}

{{/* What pods are found by. */}}
{{- define "weir.selector" -}}
app.kubernetes.io/name: weir
app.kubernetes.io/instance: {{ include "weir.name" . }}
{{- end -}}

{{- define "weir.labels" -}}
{{ include "weir.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* Task managers that the parallelism needs. */}}
{{- define "weir.taskManagers" -}}
{{- div (add (int .Values.job.parallelism) (int .Values.taskManager.slots) -1) (int .Values.taskManager.slots) -}}
{{- end -}}

{{- define "weir.jobConfig" -}}
{{- if .Values.jobConfig.content -}}
{{ .Values.jobConfig.content }}
{{- else -}}
{{ .Files.Get (printf "files/job-configs/%s.yaml" .Values.jobConfig.name) }}
{{- end -}}
{{- end -}}

{{/*
flink-conf/config.yaml without what only a cluster of machines needs, under what Kubernetes needs, under the values.
The JSON of a map from key to text.
*/}}
{{- define "weir.flinkConfiguration" -}}
{{- $file := .Files.Get "files/flink-conf/config.yaml" | fromYaml -}}
{{- $file = omit $file "jobmanager.rpc.address" "jobmanager.memory.process.size" "taskmanager.memory.process.size" "rest.address" "rest.bind-address" -}}
{{- $chart := dict
      "taskmanager.numberOfTaskSlots" .Values.taskManager.slots
      "metrics.reporter.prom.port" 9249
      "high-availability.type" "kubernetes"
      "high-availability.storageDir" (printf "%s/ha" .Values.storage.uri)
      "execution.checkpointing.dir" (printf "%s/checkpoints" .Values.storage.uri)
      "execution.checkpointing.savepoint-dir" (printf "%s/savepoints" .Values.storage.uri)
      "slotmanager.redundant-taskmanager-num" .Values.taskManager.spare
      "io.tmp.dirs" "/flink-data" -}}
{{- if .Values.ingress.enabled -}}
{{- $_ := set $chart "web.access-control-allow-origin" (printf "https://%s" .Values.ingress.host) -}}
{{- end -}}
{{- $all := merge (dict) .Values.flinkConfiguration .Values.storage.options $chart $file -}}
{{- $texts := dict -}}
{{- range $key, $value := $all -}}
{{- $_ := set $texts $key (toString $value) -}}
{{- end -}}
{{- toJson $texts -}}
{{- end -}}

{{/* Environment of pods that talk to Kafka: client properties as the job's own variables. */}}
{{- define "weir.env" -}}
{{- range $key, $value := .Values.kafka.properties }}
- name: WEIR_KAFKA_PROPERTIES_{{ $key | replace "." "_" | upper }}
  value: {{ toString $value | quote }}
{{- end }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "weir.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .Values.pod.userId }}
runAsGroup: {{ .Values.pod.userId }}
fsGroup: {{ .Values.pod.userId }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "weir.containerSecurity" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The job config, and the secret for Kafka, where every pod of ours has them. */}}
{{- define "weir.configMounts" -}}
- name: job-config
  mountPath: /opt/weir/job-configs
  readOnly: true
{{- if .Values.kafka.secretName }}
- name: kafka-secret
  mountPath: /opt/weir/secrets/kafka
  readOnly: true
{{- end }}
{{- end -}}

{{- define "weir.configVolumes" -}}
- name: job-config
  configMap:
    name: {{ include "weir.name" . }}-job-config
{{- if .Values.kafka.secretName }}
- name: kafka-secret
  secret:
    secretName: {{ .Values.kafka.secretName }}
    # 0440: the group is that of the pod.
    defaultMode: 288
{{- end }}
{{- end -}}
