package dev.weir.topology;

import dev.weir.FlinkEnvironment;
import dev.weir.backtest.flink.GivenDocuments;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.history.HistoryPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph over a history that is a list. Runs in the cluster of the test; one at a time, by {@link FlinkEnvironment#LOCK}. */
public final class HistoryRun {
    private HistoryRun() {}

    /**
     * Decides about events in order of time, by these records of the topics of rules and lists; with
     * decisions that only tell what was considered, as an engine without a cluster returns them.
     */
    public static List<Decision> decide(
            List<RawRecord> documents, List<Event> events, JobSettings settings, int parallelism) throws Exception {
        ListOutputs.clear();
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(parallelism);
        ListInputs inputs = new ListInputs(
                Map.of(), documents, new GivenDocuments(documents), record -> new EventReader.Reading.Ignored());
        HistoryTopology.build(
                env,
                inputs,
                env.fromData(events, RecordTypes.EVENT).uid("history").setParallelism(1),
                new ListOutputs(),
                settings,
                HistoryPeriod.ALL);
        env.execute();
        List<Decision> all = new ArrayList<>(ListOutputs.DECISIONS);
        ListOutputs.SHADOW.stream()
                .filter(one ->
                        one.reasons().isEmpty() && !one.byChannel().considered().isEmpty())
                .forEach(all::add);
        return all;
    }
}
