package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart renders for many values into what the operator accepts, and into pods that may do little. */
final class ChartTest {
    static Stream<String> values() {
        return Stream.of("default", "production-tls", "ingress", "rules-push", "console", "bare");
    }

    @Test
    void helmFindsNothingToSay() {
        LintResult lint = new Helm(Chart.FOLDER).lint().strict().call();
        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void theOperatorAcceptsTheDeployment(String values) throws IOException {
        assertThat(DeploymentSchema.ofTheOperator().errors(Chart.of(values).deployment()))
                .isEmpty();
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowWouldBeFound() throws IOException {
        JsonNode spec = Chart.of("default").deployment();
        ((ObjectNode) spec.at("/podTemplate/spec/containers/0")).put("readOnlyRoot", true);
        assertThat(DeploymentSchema.ofTheOperator().errors(spec))
                .singleElement()
                .asString()
                .contains("readOnlyRoot");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "job.paralelism, 3, paralelism",
        "job.parallelism, 0, parallelism",
        "image.tag, latest, tag",
        "ingress.enabled, true, host",
        "kafka.bootstrapServers, kafka, bootstrapServers",
        "storage.uri, s3://weir/, uri",
        "rules.pushed.enabled, true, pushed",
        "jobManager.memory, many, memory",
        "console.enabled, true, url",
        "console.url, http://weir.example, url",
        "console.oidc.issuer, https://login.example, clientId",
        "console.proxy.header, X-Forwarded-User, addresses",
        "console.roles.fraud, root, fraud",
        "console.login, none, login"
    })
    void aWrongValueIsRefusedByName(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.with(Map.of(key, value)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @Test
    void everyValueStandsInTheSchemaAndEveryKeyOfTheSchemaInTheValues() throws IOException {
        JsonNode values = Yaml.read(Chart.FOLDER.resolve("values.yaml"));
        JsonNode schema = Yaml.read(Chart.FOLDER.resolve("values.schema.json"));
        assertSameKeys("", values, schema);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void noContainerIsRootNorWritesItsImageNorHasARightToSpare(String values) throws IOException {
        List<JsonNode> pods = Chart.of(values).pods().toList();
        assertThat(pods).isNotEmpty();
        for (JsonNode pod : pods) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(Chart.each(pod.path("containers"))).isNotEmpty().allSatisfy(ChartTest::assertMayDoLittle);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void imagesAreOfAVersion(String values) throws IOException {
        Chart chart = Chart.of(values);
        Stream<String> images = Stream.concat(
                Stream.of(chart.deployment().path("image").asText()),
                chart.pods().skip(1).map(pod -> pod.at("/containers/0/image").asText()));
        assertThat(images).isNotEmpty().allMatch(image -> image.matches("[a-z0-9./-]+:[0-9][A-Za-z0-9.-]*"));
    }

    @Test
    void theImageIsBuiltFromAVersionForAUserWhoIsNotRoot() throws IOException {
        List<String> lines = Files.readAllLines(Chart.FOLDER.resolve("Dockerfile"));
        assertThat(lines).contains("FROM flink:2.2.1-scala_2.12-java17", "USER 9999:9999");
    }

    @Test
    void theChartHasTheFilesOfTheRepository() throws IOException {
        Path copies = Chart.FOLDER.resolve("files");
        try (Stream<Path> files = Files.walk(copies)) {
            List<Path> copied = files.filter(Files::isRegularFile)
                    .map(copies::relativize)
                    .filter(file -> !file.startsWith("dashboards"))
                    .toList();
            assertThat(copied)
                    .contains(
                            Path.of("flink-conf/config.yaml"),
                            Path.of("flink-conf/log4j-console.properties"),
                            Path.of("job-configs/staging.yaml"),
                            Path.of("job-configs/production.yaml"))
                    .allSatisfy(file -> assertThat(copies.resolve(file))
                            .as("cp %s %s", file, copies.resolve(file))
                            .hasSameBinaryContentAs(file));
        }
    }

    private static void assertMayDoLittle(JsonNode container) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(Chart.each(container.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .contains("/tmp");
    }

    /** Both ways, as deep as the schema closes its objects. */
    private static void assertSameKeys(String path, JsonNode values, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (schema.path("additionalProperties").asBoolean(true)) {
            return;
        }
        assertThat(values.fieldNames())
                .toIterable()
                .as("keys of %s", path)
                .containsExactlyInAnyOrderElementsOf(() -> properties.fieldNames());
        properties
                .fieldNames()
                .forEachRemaining(key -> assertSameKeys(path + "." + key, values.path(key), properties.path(key)));
    }
}
