package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The console in the chart: off unless asked for, never without a login, and reached through the ingress only. */
final class ChartConsoleTest {
    private static List<String> texts(JsonNode array) {
        return Chart.each(array).map(JsonNode::asText).toList();
    }

    @Test
    void itIsOffUnlessItIsAskedFor() throws IOException {
        assertThat(Chart.of("default").kinds()).doesNotContain("Deployment", "Service");
        assertThat(Chart.of("console").kinds()).contains("Deployment", "Service");
    }

    @Test
    void withoutALoginItIsRefused() {
        assertThatThrownBy(() -> Chart.with(Map.of("console.enabled", "true", "console.url", "https://weir.example")))
                .hasMessageContaining("set console.oidc.issuer or console.proxy.header");
    }

    @Test
    void itIsToldWhereItIsAndByWhatPeopleAreKnown() throws IOException {
        JsonNode container = Chart.of("console").the("Deployment").at("/spec/template/spec/containers/0");
        assertThat(texts(container.path("command")))
                .endsWith("-cp", "/opt/flink/usrlib/weir.jar:/opt/weir/lib/*", "dev.weir.cli.Main", "console");
        assertThat(texts(container.path("args")))
                .containsSequence("--config", "/opt/weir/job-configs/production.yaml", "--host", "0.0.0.0")
                .containsSequence("--url", "https://weir.example", "--flink", "http://weir-rest:8081")
                .containsSequence("--oidc-issuer", "https://login.example/realms/fraud", "--oidc-client", "weir")
                .containsSequence("--oidc-groups", "realm_access.roles", "--oidc-scope", "groups")
                .containsSequence("--oidc-secret-file", "/opt/weir/secrets/oidc/client-secret")
                .containsSequence("--role", "*=look", "--role", "fraud-analysts=shadow");
        assertThat(Chart.each(container.path("env")).map(one -> one.path("name").asText()))
                .contains("WEIR_KAFKA_BOOTSTRAP_SERVERS", "WEIR_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE");
        assertThat(Chart.each(container.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/opt/weir/job-configs", "/opt/weir/secrets/kafka", "/opt/weir/secrets/oidc", "/tmp");
    }

    @Test
    void itChangesNothingUnlessThatIsAllowed() throws IOException {
        assertThat(texts(Chart.of("console").the("Deployment").at("/spec/template/spec/containers/0/args")))
                .doesNotContain("--allow-changes", "--four-eyes", "--rules");
        assertThat(texts(Chart.with(
                                "console",
                                Map.of(
                                        "console.allowChanges", "true",
                                        "console.fourEyes", "true",
                                        "console.rules.directory", "/opt/weir/rules"))
                        .the("Deployment")
                        .at("/spec/template/spec/containers/0/args")))
                .endsWith("--rules", "/opt/weir/rules", "--allow-changes", "--four-eyes");
        assertThatThrownBy(() -> Chart.with("console", Map.of("console.fourEyes", "true")))
                .hasMessageContaining("set console.allowChanges too");
    }

    @Test
    void theKeysWithWhichEachPersonSignsAreASecret() throws IOException {
        JsonNode pod = Chart.with("console", Map.of("console.allowChanges", "true", "console.signKeysSecret", "keys"))
                .the("Deployment")
                .at("/spec/template/spec");
        assertThat(texts(pod.at("/containers/0/args"))).endsWith("--sign-keys", "/opt/weir/secrets/sign-keys");
        assertThat(Chart.each(pod.at("/containers/0/volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .contains("/opt/weir/secrets/sign-keys");
        assertThat(Chart.each(pod.path("volumes"))
                        .map(volume -> volume.at("/secret/secretName").asText()))
                .contains("keys");
        assertThatThrownBy(() -> Chart.with("console", Map.of("console.signKeysSecret", "keys")))
                .hasMessageContaining("set console.allowChanges too");
    }

    @Test
    void theFolderOfRulesCanBeAConfigMapAlsoWhereNothingCanBeChanged() throws IOException {
        JsonNode pod = Chart.with("console", Map.of("console.rules.configMap", "rules-of-shop"))
                .the("Deployment")
                .at("/spec/template/spec");
        assertThat(texts(pod.at("/containers/0/args")))
                .endsWith("--rules", "/opt/weir/console-rules")
                .doesNotContain("--allow-changes");
        assertThat(Chart.each(pod.at("/containers/0/volumeMounts"))
                        .filter(mount -> mount.path("name").asText().equals("rules")))
                .singleElement()
                .satisfies(mount -> {
                    assertThat(mount.path("mountPath").asText()).isEqualTo("/opt/weir/console-rules");
                    assertThat(mount.path("readOnly").asBoolean()).isTrue();
                });
        assertThat(Chart.each(pod.path("volumes"))
                        .filter(volume -> volume.path("name").asText().equals("rules")))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.at("/configMap/name").asText()).isEqualTo("rules-of-shop"));
    }

    @Test
    void aProxyIsBelievedFromItsAddresses() throws IOException {
        JsonNode container = Chart.with(Map.of(
                        "console.enabled", "true",
                        "console.url", "https://weir.example",
                        "console.proxy.header", "X-Forwarded-User",
                        "console.proxy.addresses[0]", "10.0.3.0/24"))
                .the("Deployment")
                .at("/spec/template/spec/containers/0");
        assertThat(texts(container.path("args")))
                .containsSequence("--trust-header", "X-Forwarded-User", "--trust-groups-header", "X-Forwarded-Groups")
                .containsSequence("--trust-proxy", "10.0.3.0/24")
                .doesNotContain("--oidc-issuer", "--insecure");
    }

    @Test
    void itIsAskedForItsHealthWhichNeedsNoLogin() throws IOException {
        JsonNode container = Chart.of("console").the("Deployment").at("/spec/template/spec/containers/0");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo("/health");
        }
    }

    @Test
    void onlyTheIngressReachesIt() throws IOException {
        Chart chart = Chart.of("console");
        JsonNode labels = chart.the("Deployment").at("/spec/template/metadata/labels");
        JsonNode policy = chart.named("NetworkPolicy", "weir-console").path("spec");

        assertThat(chart.the("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(chart.the("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(policy.at("/podSelector/matchLabels")).isEqualTo(labels);
        assertThat(policy.path("ingress")).hasSize(1);
        assertThat(policy.at("/ingress/0/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText())
                .isEqualTo("ingress-nginx");
        assertThat(policy.at("/ingress/0/ports/0/port").asInt()).isEqualTo(8082);
    }

    @Test
    void theImageHasItsLibrariesWhereFlinkDoesNotLoadThem() throws IOException {
        assertThat(Files.readAllLines(Chart.FOLDER.resolve("Dockerfile"))).contains("COPY target/lib /opt/weir/lib");
    }
}
