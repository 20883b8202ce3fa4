package dev.weir;

import dev.weir.config.JobConfig;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Translates a job config to Flink settings: the same for a cluster, the sandbox and tests. */
public final class JobEnvironment {

    private static final int MAX_PARALLELISM = 720;
    private static final int WRITE_BATCH_KIB = 32;

    /** Options that a cluster's own config may override. */
    private static final List<ConfigOption<?>> SUGGESTED = List.of(
            RocksDBConfigurableOptions.WRITE_BUFFER_SIZE,
            RocksDBConfigurableOptions.WRITE_BATCH_SIZE,
            RocksDBConfigurableOptions.MAX_BACKGROUND_THREADS,
            RocksDBConfigurableOptions.USE_BLOOM_FILTER,
            RocksDBOptions.OPTIONS_FACTORY);

    private JobEnvironment() {}

    /** Configures an environment, whoever created it. */
    public static void prepare(StreamExecutionEnvironment env, JobConfig config) {
        Configuration options = options(config);
        for (ConfigOption<?> suggested : SUGGESTED) {
            if (env.getConfiguration().getOptional(suggested).isPresent()) {
                options.removeConfig(suggested);
            }
        }
        env.configure(options);
        config.parallelism().ifPresent(env::setParallelism);
    }

    /** Returns the options for creating an environment. */
    public static Configuration options(JobConfig config) {
        Configuration options = new Configuration();
        // Records are immutable, and their serializers say so: no copies between chained operators.
        options.set(PipelineOptions.OBJECT_REUSE, true);
        // A type without a serializer of ours is an error when the job is built, instead of using Kryo at run time.
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Savepoints depend on it for ever: a number with many divisors, and larger than anybody will need.
        options.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        options.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(config.bufferTimeoutMillis()));
        state(options, config);
        checkpoints(options, config.checkpoints());
        // A fixed number of attempts would be used up while no slot is free; this waits longer and longer instead.
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        return options;
    }

    private static void state(Configuration options, JobConfig config) {
        String backend = switch (config.state().backend()) {
            case ROCKSDB -> "rocksdb";
            case HASHMAP -> "hashmap";
        };
        options.set(StateBackendOptions.STATE_BACKEND, backend);
        options.set(
                CheckpointingOptions.INCREMENTAL_CHECKPOINTS, config.state().backend() == JobConfig.Backend.ROCKSDB);
        // At a checkpoint events wait until RocksDB has flushed its memory; with Flink's default of 64 MB that is
        // everything since the last one. With less, most is on disk by then. src/docs/operations.md «Tune» says how
        // much that gains.
        options.set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, MemorySize.ofMebiBytes(4));
        // Timers are gathered before RocksDB has them. With Flink's default of 2 MB all of them are written at a
        // checkpoint.
        options.set(RocksDBConfigurableOptions.WRITE_BATCH_SIZE, new MemorySize(WRITE_BATCH_KIB * 1024L));
        // A quarter of these threads flush memory, for all instances of a process: with Flink's default of 2 they take
        // turns.
        options.set(RocksDBConfigurableOptions.MAX_BACKGROUND_THREADS, 8);
        options.set(RocksDBOptions.OPTIONS_FACTORY, QuickFlushes.class.getName());
        // Half of the reads are of keys that are new; without a filter each of them looks into every file.
        options.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    }

    private static void checkpoints(Configuration options, JobConfig.Checkpoints checkpoints) {
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpoints.intervalMillis()));
        // If storage is slow, checkpoints would follow each other without a pause, and every event would pay for it.
        options.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                Duration.ofMillis(checkpoints.intervalMillis() / 2));
        options.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(checkpoints.timeoutMillis()));
        options.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, checkpoints.tolerableFailures());
        options.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        if (!checkpoints.dir().isEmpty()) {
            options.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.dir());
        }
    }
}
