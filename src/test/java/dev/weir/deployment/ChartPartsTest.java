package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands around the job: who may reach it, who watches it, what keeps it up. */
final class ChartPartsTest {
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
}
