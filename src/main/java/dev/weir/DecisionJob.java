package dev.weir;

import dev.weir.config.JobConfig;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.GuardSettings;
import dev.weir.engine.RulebookTopics;
import dev.weir.features.SeriesLimits;
import dev.weir.io.Documents;
import dev.weir.io.KafkaInputs;
import dev.weir.io.KafkaOutputs;
import dev.weir.operators.JobSettings;
import dev.weir.rules.RuleLimits;
import dev.weir.topology.DecisionTopology;
import dev.weir.topology.Inputs;
import dev.weir.topology.Outputs;
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
        DecisionTopology.build(env, inputs, outputs, settings(config));
    }

    /** What a config means to the operators. */
    static JobSettings settings(JobConfig config) {
        JobConfig.Limits limits = config.limits();
        SeriesLimits series = SeriesLimits.DEFAULT;
        EngineSettings engine = new EngineSettings(
                config.schema(),
                new RuleLimits(
                        limits.maxDocumentBytes(),
                        limits.maxExpressionChars(),
                        limits.maxWindowMillis(),
                        limits.maxOpenMatches()),
                new SeriesLimits(
                        series.segmentEntries(),
                        config.time().lateMillis(),
                        limits.lateEntries(),
                        limits.maxEntriesPerWindow(),
                        series.coarseSegments(),
                        limits.distinctEntries()),
                config.deduplicationMillis(),
                config.outcomes());
        return new JobSettings(
                engine,
                Documents.json(limits.maxDocumentBytes()).withLists(limits.maxListBytes(), limits.maxListEntries()),
                new RulebookTopics(
                        config.topics().rules(),
                        config.topics().lists(),
                        config.topics().ruleStatus()),
                new GuardSettings(
                        config.guards().maxErrorRate(),
                        config.guards().overMillis(),
                        config.guards().minEvaluations(),
                        config.guards().minTransactions()),
                config.time().maxFutureMillis(),
                config.time().latenessMillis());
    }
}
