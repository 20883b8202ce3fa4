package dev.weir.backtest.flink;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryInputs;
import dev.weir.topology.HistoryTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads a history when its one element arrives, and emits its events in order of time, in bounded memory. Two files of
 * a megabyte and two of a terabyte are read alike: what does not fit is sorted on disk.
 */
final class ReadHistory extends ProcessFunction<String, Event> {
    private static final long serialVersionUID = 1L;

    /** How much was read. */
    static final OutputTag<Tuple2<String, Long>> COUNTS =
            new OutputTag<>("counts", Types.TUPLE(Types.STRING, Types.LONG));

    private final ConfigSource config;
    private final HistorySpan span;

    ReadHistory(ConfigSource config, HistorySpan span) {
        this.config = config;
        this.span = span;
    }

    @Override
    public void processElement(String begin, Context context, Collector<Event> out) throws Exception {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try (StagedFiles staged = new StagedFiles(temp)) {
            List<String> events = new ArrayList<>();
            for (String written : span.events()) {
                events.add(staged.staged(written));
            }
            JobConfig read = config.read();
            long readFromMillis = span.readFromMillis(Settings.of(read).latenessMillis());
            HistoryInputs inputs = HistoryInputs.of(read, events)
                    .between(readFromMillis, Math.min(span.toMillis(), HistoryTopology.END_MILLIS))
                    .strictly(span.strict());
            try (History history = Histories.open(inputs)) {
                read(history, span.fromMillis(), context, out);
            }
        }
    }

    private static void read(History history, long fromMillis, Context context, Collector<Event> out)
            throws IOException {
        long count = 0;
        for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
            out.collect(next.get().event());
            count += next.get().event().timestampMillis() >= fromMillis ? 1 : 0;
        }
        context.output(COUNTS, Tuple2.of(BacktestSummary.EVENTS, count));
        context.output(
                COUNTS,
                Tuple2.of(BacktestSummary.UNREADABLE, history.unreadable().count()));
    }
}
