package dev.weir.sandbox.flink;

import dev.weir.DecisionJob;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.Folders;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of production, in a Flink cluster inside this process, with its web UI. */
public final class FlinkJob implements Job {
    /** Its config, except for the broker's address and the folder of its checkpoints. */
    public static final Path CONFIG = Path.of("job-configs/local.yaml");

    private final LocalFlink flink;

    private FlinkJob(LocalFlink flink) {
        this.flink = flink;
    }

    /** Starts the job. */
    public static Job start(RunLocations places) throws Exception {
        Folders.delete(places.checkpoints());
        JobConfig config = config(places);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(cluster(places));
        DecisionJob.build(env, config);
        return new FlinkJob(LocalFlink.run(env, "weir"));
    }

    /** Returns the config of the job. */
    public static JobConfig config(RunLocations places) throws IOException, ConfigException {
        return new JobConfigs().read(CONFIG, overrides(places), Map.of());
    }

    @Override
    public Optional<String> failure() {
        if (!flink.result().isDone()) {
            return Optional.empty();
        }
        Throwable cause = flink.result()
                .handle((done, error) -> error == null ? new IllegalStateException("it ended") : error)
                .join();
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.of(cause.toString());
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }

    private static Map<String, String> overrides(RunLocations places) {
        Map<String, String> overrides = new HashMap<>(Map.of(
                "kafka.bootstrapServers", places.bootstrapServers(),
                "checkpoints.dir", places.checkpoints().toAbsolutePath().toUri().toString()));
        if (places.hasDatabase()) {
            overrides.put("rules.fromTable", Topics.RULE_ROWS);
            overrides.put("rules.listsFromTable", Topics.LIST_ROWS);
        }
        return overrides;
    }

    private static Configuration cluster(RunLocations places) {
        Configuration cluster = new Configuration();
        cluster.set(RestOptions.PORT, places.uiPort());
        cluster.set(RestOptions.ADDRESS, EmbeddedBroker.HOST);
        cluster.set(RestOptions.BIND_ADDRESS, EmbeddedBroker.HOST);
        cluster.set(JobManagerOptions.BIND_HOST, EmbeddedBroker.HOST);
        cluster.set(TaskManagerOptions.BIND_HOST, EmbeddedBroker.HOST);
        cluster.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        places.metricsPort().ifPresent(port -> reportMetrics(cluster, port));
        return cluster;
    }

    /** As the config of a cluster does. */
    private static void reportMetrics(Configuration cluster, int port) {
        cluster.setString("metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        cluster.setString("metrics.reporter.prom.port", String.valueOf(port));
        cluster.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
        cluster.setString("metrics.reporter.prom.scope.variables.excludes", "task_attempt_id;task_attempt_num");
    }
}
