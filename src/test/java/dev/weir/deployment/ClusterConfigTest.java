package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.JobEnvironment;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flink-conf/config.yaml} says only what Flink understands, what is not its default, and why. */
final class ClusterConfigTest {
    private static final Path FOLDER = Path.of("flink-conf");

    /** Reporters have names of ours, so no class of Flink declares their keys. */
    private static final String REPORTERS = "metrics.reporter.";

    private static final Configuration CLUSTER = GlobalConfiguration.loadConfiguration(FOLDER.toString());
    private static Map<String, ConfigOption<?>> known = Map.of();

    @BeforeAll
    static void options() throws Exception {
        known = KnownOptions.of(CoreOptions.class, RocksDBOptions.class).byKey();
    }

    @Test
    void everyKeyIsOneThatFlinkKnows() {
        assertThat(known).hasSizeGreaterThan(400);
        assertThat(known.keySet()).containsAll(ours());
    }

    @Test
    void everyValueIsOneThatFlinkCanRead() {
        for (String key : ours()) {
            assertThatCode(() -> CLUSTER.get(option(key))).as(key).doesNotThrowAnyException();
        }
    }

    @Test
    void noLineRepeatsADefault() {
        for (String key : ours()) {
            assertThat(CLUSTER.get(option(key)))
                    .as(key)
                    .isNotNull()
                    .isNotEqualTo(option(key).defaultValue());
        }
    }

    @Test
    void aReasonStandsAboveEveryLine() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("config.yaml"));
        for (int line = 0; line < lines.size(); line++) {
            boolean setting = !lines.get(line).isBlank() && !lines.get(line).startsWith("#");
            assertThat(setting && (line == 0 || !lines.get(line - 1).startsWith("# ")))
                    .as("config.yaml:%s: %s has no comment above it", line + 1, lines.get(line))
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "job-configs/{0}.yaml")
    @ValueSource(strings = {"local", "staging", "production"})
    void whatTheJobSetsStandsInOnePlaceOnly(String name) throws Exception {
        assertThat(CLUSTER.keySet()).doesNotContainAnyElementsOf(job(name).keySet());
    }

    @Test
    void clusterAndJobTogetherAreWhatProductionNeeds() throws Exception {
        Configuration both = new Configuration(CLUSTER);
        both.addAll(job("production"));
        assertThat(both.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(both.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(both.get(CheckpointingOptions.LOCAL_BACKUP_ENABLED)).isTrue();
        assertThat(both.get(StateRecoveryOptions.LOCAL_RECOVERY)).isTrue();
        assertThat(both.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isPositive();
        assertThat(both.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
        assertThat(both.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS))
                .as("attempts without an end")
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(both.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void thePartsOfMemoryAddUp() {
        TaskExecutorProcessSpec worker = TaskExecutorProcessUtils.processSpecFromConfig(CLUSTER);
        assertThat(worker.getManagedMemorySize()).isGreaterThan(MemorySize.parse("1300m"));
        assertThat(worker.getTaskHeapSize()).isGreaterThan(MemorySize.parse("1300m"));
        JobManagerProcessSpec manager = JobManagerProcessUtils.processSpecFromConfig(CLUSTER);
        assertThat(manager.getJvmHeapMemorySize()).isGreaterThanOrEqualTo(MemorySize.parse("1g"));
    }

    @Test
    void nothingSecretStandsInIt() {
        assertThat(CLUSTER.keySet()).noneMatch(GlobalConfiguration::isSensitive);
    }

    private static Configuration job(String name) throws Exception {
        JobConfig config = new JobConfigs().read(Path.of("job-configs", name + ".yaml"), Map.of(), Map.of());
        return JobEnvironment.options(config);
    }

    private static ConfigOption<?> option(String key) {
        ConfigOption<?> option = known.get(key);
        assertThat(option).as(key).isNotNull();
        return Objects.requireNonNull(option);
    }

    private static Set<String> ours() {
        return CLUSTER.keySet().stream()
                .filter(key -> !key.startsWith(REPORTERS))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
