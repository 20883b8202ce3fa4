package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.operators.JobSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;

@ResourceLock(value = FlinkEnvironment.LOCK, mode = ResourceAccessMode.READ)
final class DecisionJobTest {

    @ParameterizedTest
    @ValueSource(strings = {"local.yaml", "staging.yaml", "production.yaml"})
    void theJobOfEveryConfigCanBeDrawn(String name) throws Exception {
        StreamGraph graph = graph(new JobConfigs().read(Path.of("job-configs", name), Map.of(), Map.of()));

        assertThat(graph.getStreamNodes()).isNotEmpty();
        assertThat(graph.getJobGraph().getVertices()).isNotEmpty();
    }

    @Test
    void everyOperatorOnKafkaHasItsUid() throws Exception {
        List<String> uids = graph(config("")).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .toList();

        assertThat(uids)
                .contains(
                        "source-transaction",
                        "source-click",
                        "source-inventory",
                        "rules-source",
                        "act",
                        "rule-status-sink",
                        "dead-letters");
    }

    @Test
    void rulesAreReadAndAnsweredByOneInstance() throws Exception {
        assertThat(graph(config("parallelism: 4")).getStreamNodes())
                .filteredOn(node -> String.valueOf(node.getTransformationUID()).startsWith("rule"))
                .isNotEmpty()
                .allMatch(node -> node.getParallelism() == 1);
    }

    @Test
    void aConfigSaysHowFlinkRuns() throws Exception {
        Configuration options = JobEnvironment.options(
                config("bufferTimeout: 7ms\nstate: {backend: hashmap}\ncheckpoints: {interval: 3s, dir: 'file:///c'}"));

        assertThat(options.get(ExecutionOptions.BUFFER_TIMEOUT)).isEqualTo(Duration.ofMillis(7));
        assertThat(options.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
        assertThat(options.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS))
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(options.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEqualTo("file:///c");
        assertThat(options.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(options.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    }

    @Test
    void rocksDbWritesEarlyUnlessTheClusterSaysOtherwise() throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(RocksDBConfigurableOptions.MAX_BACKGROUND_THREADS, 5);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(cluster);

        JobEnvironment.prepare(env, config(""));

        assertThat(env.getConfiguration().get(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE))
                .isEqualTo(MemorySize.ofMebiBytes(4));
        assertThat(env.getConfiguration().get(RocksDBConfigurableOptions.WRITE_BATCH_SIZE))
                .isEqualTo(new MemorySize(32 * 1024));
        assertThat(env.getConfiguration().get(RocksDBConfigurableOptions.MAX_BACKGROUND_THREADS))
                .isEqualTo(5);
        assertThat(env.getConfiguration().get(RocksDBConfigurableOptions.USE_BLOOM_FILTER))
                .isTrue();
        assertThat(env.getConfiguration().get(RocksDBOptions.OPTIONS_FACTORY)).isEqualTo(QuickFlushes.class.getName());
    }

    @Test
    void rocksDbWritesAllStatesOfAnOperatorInOneGo() throws Exception {
        RocksDB.loadLibrary();
        try (DBOptions options = new DBOptions()) {
            DBOptions quick = new QuickFlushes().createDBOptions(options, List.of());

            assertThat(quick.atomicFlush()).isTrue();
            assertThat(Env.getDefault().getBackgroundThreads(Priority.HIGH)).isEqualTo(QuickFlushes.FLUSHING_THREADS);
        }
    }

    @Test
    void rocksDbMergesNoMoreOftenThoughEachCheckpointLeavesTwoFiles() throws Exception {
        RocksDB.loadLibrary();
        try (ColumnFamilyOptions options = new ColumnFamilyOptions()) {
            int usual = options.level0FileNumCompactionTrigger();

            ColumnFamilyOptions quick = new QuickFlushes().createColumnOptions(options, List.of());

            assertThat(quick.level0FileNumCompactionTrigger()).isEqualTo(2 * usual);
        }
    }

    @Test
    void aConfigSaysWhatTheOperatorsAreTold() throws Exception {
        JobSettings settings = Settings.of(config("""
                time: {lateness: 1s, maxFuture: 2s}
                deduplication: {horizon: 3s}
                retention: {late: 4s, lateEntries: 5}
                limits: {maxDocumentBytes: 6000, maxExpressionChars: 700, maxWindow: 8s, maxEntriesPerWindow: 90000,
                         distinctEntries: 100}
                outcomes: [A, B]
                """));

        assertThat(List.of(
                        settings.latenessMillis(),
                        settings.maxFutureMillis(),
                        settings.engine().deduplicationMillis()))
                .containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(settings.engine().seriesLimits().lateMillis()).isEqualTo(4_000);
        assertThat(settings.engine().seriesLimits().lateEntries()).isEqualTo(5);
        assertThat(settings.engine().seriesLimits().maxEntries()).isEqualTo(90_000);
        assertThat(settings.engine().seriesLimits().distinctEntries()).isEqualTo(100);
        assertThat(settings.engine().ruleLimits().maxDocumentBytes()).isEqualTo(6_000);
        assertThat(settings.engine().ruleLimits().maxExpressionChars()).isEqualTo(700);
        assertThat(settings.engine().ruleLimits().maxWindowMillis()).isEqualTo(8_000);
        assertThat(settings.engine().outcomes()).containsExactly("A", "B");
    }

    private static StreamGraph graph(JobConfig config) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        DecisionJob.build(env, config);
        return env.getStreamGraph();
    }

    private static JobConfig config(String yaml) throws Exception {
        return new JobConfigs().read("kafka: {bootstrapServers: 'b:1'}\n" + yaml, Map.of(), Map.of());
    }
}
