package dev.weir.backtest.flink;

import dev.weir.JobEnvironment;
import dev.weir.Settings;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.topology.HistoryTopology;
import dev.weir.topology.Inputs;
import dev.weir.topology.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds the job that decides a history on Flink and writes decisions and a summary to a folder. */
public final class FlinkBacktest {
    private FlinkBacktest() {}

    /**
     * Builds the job. It takes no checkpoints, and a run that fails is not begun again by itself.
     *
     * @param documents lists, and then rules with what they need before them
     * @param folder where decisions go, by path or URI
     * @throws ConfigException if the config is wrong
     */
    public static void build(
            StreamExecutionEnvironment env,
            ConfigSource source,
            List<RawRecord> documents,
            HistorySpan span,
            String folder)
            throws ConfigException {
        JobConfig config = source.read();
        JobEnvironment.prepare(env, config);
        env.configure(forHistory());
        env.getCheckpointConfig().disableCheckpointing();
        SingleOutputStreamOperator<Event> events = env.fromData(List.of(folder), Types.STRING)
                .uid("history-begins")
                .setParallelism(1)
                .process(new ReadHistory(source, span), RecordTypes.EVENT)
                .uid("history")
                .name("History")
                .setParallelism(1);
        List<DataStream<Tuple2<String, Long>>> counts = new ArrayList<>();
        counts.add(events.getSideOutput(ReadHistory.COUNTS));
        HistoryTopology.build(
                env,
                new GivenInputs(documents),
                events,
                new FileOutputs(folder, span.fromMillis(), counts),
                Settings.of(config),
                span.period());
        DataStream<Tuple2<String, Long>> all = counts.get(0).union(counts.get(1), counts.get(2));
        all.transform("Summary", Types.LONG, new BacktestSummary(folder))
                .uid("summary")
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    private static Configuration forHistory() {
        Configuration options = new Configuration();
        options.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        options.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, false);
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return options;
    }

    /** The rules. */
    private record GivenInputs(List<RawRecord> documents) implements Inputs {
        @Override
        public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
            throw new UnsupportedOperationException("a history has all types in one stream");
        }

        @Override
        public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
            RawRecord any = new RawRecord("", 0, 0, 0, new byte[0], new byte[0]); // Flink makes no source of none
            return env.fromData(List.of(any), RecordTypes.RAW_RECORD)
                    .uid("rules-begin")
                    .setParallelism(1)
                    .filter(record -> false)
                    .uid("rules-source")
                    .setParallelism(1);
        }

        @Override
        public RulebookBootstrap rulebookBootstrap() {
            return new GivenDocuments(documents);
        }

        @Override
        public EventReader reader() {
            throw new UnsupportedOperationException("a history has been read");
        }
    }

    /** Decisions to files, and what there is of them. */
    private record FileOutputs(String folder, long fromMillis, List<DataStream<Tuple2<String, Long>>> counts)
            implements Outputs {
        @Override
        public void decisions(DataStream<Decision> all, String uid) {
            long from = fromMillis;
            DataStream<Decision> decisions = all.filter(decision -> decision.decidedAtMillis() >= from)
                    .uid("measured-" + uid)
                    .name("Measured");
            decisions
                    .sinkTo(new DecisionFiles(folder, "decisions-" + uid))
                    .uid(uid)
                    .name("Decisions: " + uid);
            counts.add(decisions
                    .transform("Tally", Types.TUPLE(Types.STRING, Types.LONG), new DecisionTally())
                    .uid("tally-" + uid));
        }

        @Override
        public void decisionEvents(DataStream<Event> events) {}

        @Override
        public void inShadow(DataStream<Decision> decisions) {}

        @Override
        public void listEntries(DataStream<ListWrite> entries) {}

        @Override
        public void ruleStatus(DataStream<RuleStatus> statuses) {}

        @Override
        public void rulesInForce(DataStream<InForceEntry> entries) {}

        @Override
        public void deadLetters(DataStream<DeadLetter> letters) {}
    }
}
