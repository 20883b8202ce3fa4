package dev.weir;

import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaInputs;
import dev.weir.io.kafka.KafkaOutputs;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.topology.DecisionTopology;
import dev.weir.topology.Inputs;
import dev.weir.topology.Outputs;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job as it is submitted to a cluster: {@code flink run weir.jar --config job-configs/production.yaml}. */
public final class DecisionJob {
    private static final String NAME = "Weir";

    private DecisionJob() {}

    /**
     * Reads the config, draws the graph, and runs it.
     *
     * @throws Exception for a command line or a config that is wrong, or whatever makes the job fail
     */
    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobArguments.read(arguments, System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, config);
        env.execute(NAME);
    }

    /** Draws the graph from Kafka to Kafka. */
    public static void build(StreamExecutionEnvironment env, JobConfig config) {
        build(env, config, new KafkaInputs(config), new KafkaOutputs(config));
    }

    /** Draws the graph between these. */
    public static void build(StreamExecutionEnvironment env, JobConfig config, Inputs inputs, Outputs outputs) {
        JobEnvironment.prepare(env, config);
        JobSettings settings = Settings.of(config);
        DecisionTopology.build(env, inputs, outputs, settings.with(quarantine(env, config)));
    }

    /** What the job notes beside its checkpoints outlives a machine as they do. */
    private static Quarantine quarantine(StreamExecutionEnvironment env, JobConfig config) {
        String directory = env.getConfiguration()
                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .map(checkpoints -> checkpoints.replaceAll("/+$", "") + "/quarantine-"
                        + config.kafka().groupId())
                .orElse("");
        return new Quarantine(config.quarantine(), directory);
    }
}
