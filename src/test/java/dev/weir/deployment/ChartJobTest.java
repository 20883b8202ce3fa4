package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart tells Flink and the job is understood by both. */
final class ChartJobTest {
    private static final String SECRETS = "/opt/weir/secrets/kafka";

    static List<String> values() {
        return ChartTest.values().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void flinkKnowsEveryOptionAndReadsEveryValue(String values) throws Exception {
        Map<String, ConfigOption<?>> known =
                KnownOptions.of(CoreOptions.class, RocksDBOptions.class).byKey();
        Map<String, String> told = texts(Chart.of(values).deployment().path("flinkConfiguration"));
        Set<String> ours = told.keySet().stream()
                .filter(key -> !key.startsWith("metrics.reporter.") && !key.startsWith("s3."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known.keySet()).containsAll(ours);
        Configuration configuration = Configuration.fromMap(told);
        ours.forEach(key ->
                assertThat(configuration.getOptional(known.get(key))).as(key).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void theJobUnderstandsItsArgumentsAndItsEnvironment(String values) throws Exception {
        Chart chart = Chart.of(values);
        JobConfig config = config(chart);
        assertThat(config.parallelism())
                .hasValue(chart.deployment().at("/job/parallelism").asInt());
        assertThat(config.checkpoints().dir())
                .isEqualTo(chart.deployment()
                        .at("/flinkConfiguration/execution.checkpointing.dir")
                        .asText());
    }

    @Test
    void whatStandsInTheValuesWinsOverTheFiles() throws Exception {
        Chart chart = Chart.of("production-tls");
        assertThat(config(chart).kafka().bootstrapServers()).isEqualTo("kafka-1.kafka:9093,kafka-2.kafka:9093");
        assertThat(config(chart).time().latenessMillis()).isEqualTo(5_000);
        assertThat(texts(chart.deployment().path("flinkConfiguration")))
                .containsEntry("heartbeat.timeout", "20 s")
                .containsEntry("heartbeat.interval", "2 s")
                .containsEntry("high-availability.type", "kubernetes")
                .containsEntry("high-availability.storageDir", "s3://payments/weir/ha")
                .containsEntry("execution.checkpointing.savepoint-dir", "s3://payments/weir/savepoints")
                .containsEntry("web.submit.enable", "false")
                .doesNotContainKeys("rest.bind-address", "rest.address", "jobmanager.rpc.address");
    }

    @Test
    void secretsAreReadFromFilesWhenAClientStarts(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("password"), "open sesame");
        Files.writeString(secrets.resolve("ca.crt"), "a certificate");
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka:9093");
        // as every client of the job has it
        properties.put("config.providers", "dir");
        properties.put("config.providers.dir.class", DirectoryConfigProvider.class.getName());
        config(Chart.of("production-tls"))
                .kafka()
                .properties()
                .forEach((key, value) -> properties.put(key, value.replace(SECRETS, secrets.toString())));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        ConsumerConfig resolved = new ConsumerConfig(properties);
        assertThat(resolved.getPassword(SaslConfigs.SASL_JAAS_CONFIG).value()).endsWith("password=\"open sesame\";");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void everyMountHasItsVolume(String values) throws IOException {
        JsonNode spec = Chart.of(values).deployment();
        for (String manager : List.of("jobManager", "taskManager")) {
            Set<String> volumes = names(spec.at("/podTemplate/spec/volumes"));
            volumes.addAll(names(spec.path(manager).at("/podTemplate/spec/volumes")));
            Set<String> mounts = names(spec.at("/podTemplate/spec/containers/0/volumeMounts"));
            mounts.addAll(names(spec.path(manager).at("/podTemplate/spec/containers/0/volumeMounts")));
            assertThat(mounts).as(manager).isEqualTo(volumes);
        }
    }

    @Test
    void aChangedJobConfigChangesThePods() throws IOException {
        String annotation = "/podTemplate/metadata/annotations/weir.dev~1job-config-sha256";
        assertThat(Chart.of("default").deployment().at(annotation).asText())
                .hasSize(64)
                .isNotEqualTo(Chart.of("bare").deployment().at(annotation).asText());
    }

    private static JobConfig config(Chart chart) throws Exception {
        JsonNode spec = chart.deployment();
        List<String> arguments =
                Chart.each(spec.at("/job/args")).map(JsonNode::asText).toList();
        assertThat(arguments.get(0)).isEqualTo("--config");
        String file = Path.of(arguments.get(1)).getFileName().toString();
        Map<String, String> overrides = arguments.stream()
                .skip(2)
                .map(argument -> argument.substring("--".length()).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Map<String, String> environment = Chart.each(spec.at("/podTemplate/spec/containers/0/env"))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.path("value").asText()));
        String text = chart.documents().stream()
                .map(document -> document.path("data").path(file).asText())
                .filter(content -> !content.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no config map holds " + file));
        return new JobConfigs().read(text, overrides, environment);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static Set<String> names(JsonNode array) {
        return Chart.each(array).map(one -> one.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
    }
}
