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

/** The job that is submitted to a cluster: {@code flink run weir.jar --config job-configs/production.yaml}. */
public final class DecisionJob {
    private static final String NAME = "Weir";

    private DecisionJob() {}

    /**
     * Reads the config, builds the job graph, and runs it.
     *
     * @throws Exception if the command line or the config is invalid, or if the job fails
     */
    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobArguments.read(arguments, System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, config);
        env.execute(NAME);
    }

    /** Builds the job graph from Kafka to Kafka. */
    public static void build(StreamExecutionEnvironment env, JobConfig config) {
        build(env, config, new KafkaInputs(config), new KafkaOutputs(config));
    }

    /** Builds the job graph between these inputs and outputs. */
    public static void build(StreamExecutionEnvironment env, JobConfig config, Inputs inputs, Outputs outputs) {
        JobEnvironment.prepare(env, config);
        JobSettings settings = Settings.of(config);
        DecisionTopology.build(env, inputs, outputs, settings.with(quarantine(env, config)));
    }

    /** Returns the quarantine, whose notes are stored next to the checkpoints so that they outlive a machine too. */
    private static Quarantine quarantine(StreamExecutionEnvironment env, JobConfig config) {
        String directory = env.getConfiguration()
                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .map(checkpoints -> checkpoints.replaceAll("/+$", "") + "/quarantine-"
                        + config.kafka().groupId())
                .orElse("");
        return new Quarantine(config.quarantine(), directory);
    }
}
