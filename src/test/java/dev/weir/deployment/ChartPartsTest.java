package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands around the job: who may reach it, who watches it, what keeps it up. */
final class ChartPartsTest {
    private static final Pattern REGISTERED = Pattern.compile("\\.(?:counter|gauge|histogram)\\(\"(\\w+)\"");

    /** A name before its labels; patterns of names, with a dot, are not looked at. */
    private static final Pattern NAMED = Pattern.compile("flink_\\w+(?=\\{)");

    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

    /** Metrics that Flink and its connector have of themselves. */
    private static final Set<String> OF_FLINK = Set.of(
            "flink_jobmanager_numRunningJobs",
            "flink_jobmanager_job_numRestarts",
            "flink_jobmanager_job_numberOfFailedCheckpoints",
            "flink_jobmanager_job_lastCheckpointDuration",
            "flink_taskmanager_job_task_backPressuredTimeMsPerSecond",
            "flink_taskmanager_Status_JVM_Memory_Heap_Used",
            "flink_taskmanager_Status_JVM_CPU_Load",
            OPERATOR + "pendingRecords");

    @Test
    void onlyWhatIsAskedForIsMade() throws IOException {
        assertThat(Chart.of("bare").kinds()).containsExactly("ConfigMap", "FlinkDeployment");
        assertThat(Chart.of("default").kinds())
                .containsExactly(
                        "ConfigMap",
                        "ConfigMap",
                        "FlinkDeployment",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "PodMonitor",
                        "PrometheusRule",
                        "Role",
                        "RoleBinding",
                        "ServiceAccount");
        assertThat(Chart.of("ingress").kinds()).contains("Ingress");
        assertThat(Chart.of("rules-push").kinds()).contains("Job");
    }

    @Test
    void theRulesArePushedAfterTheJobAndWaitedFor() throws IOException {
        JsonNode job = Chart.of("rules-push").the("Job");
        assertThat(job.at("/metadata/annotations/weir.dev~1hook").asText()).isEqualTo("post-install,post-upgrade");
        JsonNode container = job.at("/spec/template/spec/containers/0");
        assertThat(Chart.each(container.path("command")).map(JsonNode::asText))
                .containsExactly("java", "-jar", "/opt/flink/usrlib/weir.jar", "rules", "push");
        assertThat(Chart.each(container.path("args")).map(JsonNode::asText))
                .containsExactly(
                        "/opt/weir/pushed-rules",
                        "--wait",
                        "--timeout",
                        "540s",
                        "--config",
                        "/opt/weir/job-configs/production.yaml",
                        "--json");
        assertThat(Chart.each(container.path("env"))
                        .map(variable -> variable.path("name").asText()))
                .contains("WEIR_KAFKA_BOOTSTRAP_SERVERS", "WEIR_KAFKA_PROPERTIES_SECURITY_PROTOCOL");
    }

    @Test
    void oneTaskManagerLessThanThereAreHasToStay() throws IOException {
        // Parallelism 7 in slots of two needs four; one is spare.
        assertThat(Chart.of("production-tls")
                        .the("PodDisruptionBudget")
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void restIsForTheOperatorOnlyUnlessThereIsAnIngress() throws IOException {
        assertThat(namespacesAtRest("default")).containsExactly("flink-operator");
        assertThat(namespacesAtRest("ingress")).containsExactly("flink-operator", "ingress-nginx");
    }

    @Test
    void whatIsSelectedIsWhatPodsAreLabelledWith() throws IOException {
        Chart chart = Chart.of("default");
        JsonNode labels = chart.deployment().at("/podTemplate/metadata/labels");
        for (JsonNode selector : List.of(
                chart.the("NetworkPolicy").at("/spec/podSelector/matchLabels"),
                chart.the("PodMonitor").at("/spec/selector/matchLabels"))) {
            assertThat(selector).isNotEmpty().isEqualTo(labels);
        }
    }

    @Test
    void alertsAndDashboardShowMetricsThatThereAre() throws IOException {
        Set<String> there = registered();
        assertThat(there).contains(OPERATOR + "received", OPERATOR + "decided");
        assertThat(named(Chart.of("default").the("PrometheusRule").toString()))
                .hasSizeGreaterThan(8)
                .isSubsetOf(there);
        assertThat(named(dashboard().toString())).hasSizeGreaterThan(15).isSubsetOf(there);
    }

    @Test
    void everyAlertSaysWhatItMeansAndHowBadItIs() throws IOException {
        JsonNode rules = Chart.of("default").the("PrometheusRule").at("/spec/groups/0/rules");
        assertThat(Chart.each(rules)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
        });
    }

    private static List<String> namespacesAtRest(String values) throws IOException {
        return Chart.each(Chart.of(values).the("NetworkPolicy").at("/spec/ingress"))
                .filter(rule -> rule.at("/ports/0/port").asInt() == 8081)
                .flatMap(rule -> Chart.each(rule.path("from")))
                .map(from -> from.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText())
                .toList();
    }

    private static JsonNode dashboard() throws IOException {
        return Yaml.read(Chart.FOLDER.resolve("files/dashboards/weir.json"));
    }

    /** Ours, as the operators register them, and Flink's. */
    private static Set<String> registered() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/weir/operators"))) {
            StringBuilder all = new StringBuilder();
            for (Path source : sources.toList()) {
                all.append(Files.readString(source));
            }
            Set<String> names = REGISTERED
                    .matcher(all)
                    .results()
                    .map(result -> OPERATOR + result.group(1))
                    .collect(Collectors.toSet());
            names.addAll(OF_FLINK);
            return names;
        }
    }

    private static Set<String> named(String text) {
        return NAMED.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
