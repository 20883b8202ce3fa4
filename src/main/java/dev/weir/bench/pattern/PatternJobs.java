package dev.weir.bench.pattern;

import dev.weir.DecisionJob;
import dev.weir.JobEnvironment;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaInputs;
import dev.weir.operators.EventReader;
import dev.weir.operators.RecordTypes;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.PatternStream;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The jobs compared by the patterns benchmark, with the same bytes generated in the job. */
final class PatternJobs {
    private static final KeySelector<Event, String> CARD = event -> ((Transaction) event).cardId();

    private final JobConfig config;
    private final PatternLoad load;

    PatternJobs(JobConfig config, PatternLoad load) {
        this.config = config;
        this.load = load;
    }

    /** Returns a job that parses events and sends them once to their key, which any such job has to do. */
    StreamExecutionEnvironment floor() {
        StreamExecutionEnvironment env = environment();
        metered(env).sinkTo(new DiscardingSink<>()).uid("discard");
        return failing(env);
    }

    /**
     * Returns the floor with an operator for each pattern, in Flink's default event time, which matches events when the
     * watermark has passed them.
     */
    StreamExecutionEnvironment byEventTime() {
        return fixed(PatternStream::inEventTime);
    }

    /** Returns the same with matching on arrival, by the wall clock. */
    StreamExecutionEnvironment byProcessingTime() {
        return fixed(PatternStream::inProcessingTime);
    }

    /** Returns the floor with the operators chained behind one shuffle, which favours them over one shuffle each. */
    private StreamExecutionEnvironment fixed(UnaryOperator<PatternStream<Event>> timed) {
        StreamExecutionEnvironment env = environment();
        KeyedStream<Event, String> cards = DataStreamUtils.reinterpretAsKeyedStream(metered(env), CARD, Types.STRING);
        for (BenchPattern pattern : load.benchPatterns()) {
            timed.apply(CEP.pattern(cards, pattern.pattern()))
                    .process(new Matches(), Types.LONG)
                    .uid(pattern.id())
                    .map(new CountMatches())
                    .uid(pattern.id() + "-count");
        }
        return failing(env);
    }

    /** Returns Weir, with the patterns as rules on its topic. */
    StreamExecutionEnvironment weir() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        DecisionJob.build(env, config, new PatternInputs(config, load), new PatternOutputs(load));
        return failing(env);
    }

    /** Disables restarts, since a job that failed and restarted would look like a slow one. */
    private static StreamExecutionEnvironment failing(StreamExecutionEnvironment env) {
        Configuration once = new Configuration();
        once.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        env.configure(once);
        return env;
    }

    private StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        JobEnvironment.prepare(env, config);
        return env;
    }

    private DataStream<Event> metered(StreamExecutionEnvironment env) {
        EventReader reader = new KafkaInputs(config).reader();
        return new PatternInputs(config, load)
                .events(env, EventType.TRANSACTION)
                .flatMap((RawRecord record, Collector<Event> out) -> read(reader, record, out))
                .returns(RecordTypes.EVENT)
                .uid("read")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Event>forMonotonousTimestamps()
                        .withTimestampAssigner((event, none) -> event.timestampMillis()))
                .uid("time")
                .keyBy(CARD, Types.STRING)
                .map(new PatternMeter<>(load, event -> 0))
                .returns(RecordTypes.EVENT)
                .uid("meter");
    }

    private static void read(EventReader reader, RawRecord record, Collector<Event> out) {
        if (reader.read(record) instanceof EventReader.Reading.Accepted accepted) {
            out.collect(accepted.event());
        }
    }

    /** Emits each match. */
    private static final class Matches extends PatternProcessFunction<Event, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(Map<String, List<Event>> match, Context ctx, Collector<Long> out) {
            out.collect(1L);
        }
    }

    /** Counts matches, since a pattern's own function has no accumulators. */
    private static final class CountMatches extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long match) {
            getRuntimeContext().getLongCounter(PatternMeter.MATCHES).add(match);
            return match;
        }
    }
}
