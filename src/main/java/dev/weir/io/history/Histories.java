package dev.weir.io.history;

import dev.weir.events.Event;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.history.label.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Opens histories. */
public final class Histories {
    /** A source is checked, and then its events are handed out. */
    private static final int PASSES = 2;

    private Histories() {}

    /**
     * Opens a history and begins to read it.
     *
     * @throws HistoryException if something that is named cannot be read, with what to write instead
     */
    public static History open(HistoryInputs inputs) throws IOException {
        SourceFinder finder = new SourceFinder(inputs);
        List<HistorySource> sources = new ArrayList<>();
        for (String written : inputs.events()) {
            sources.addAll(TopicFinder.isMeant(written) ? new TopicFinder(inputs).find(written) : finder.find(written));
        }
        RowCounts counts = new RowCounts(inputs.strict());
        SourceEvents.Reader reader = new SourceEvents.Reader(
                JsonEvents.of(inputs.config()),
                new LabelColumn(inputs.labelColumn()),
                inputs.config().records().times().earliestMillis(),
                counts);
        long bytes = sources.stream().mapToLong(HistorySource::bytes).sum();
        return ThreadedHistory.start(
                new Preparation(inputs, sources, reader), counts, finder.skipped(), PASSES * bytes);
    }

    /** Returns a history of these events, by event time; those of the same time stay in their order. */
    public static History of(List<? extends Event> events) {
        List<HistoryEvent> sorted = new ArrayList<>();
        for (Event event : events) {
            sorted.add(new HistoryEvent(
                    event, new HistoryPlace(0, "memory", HistoryPlace.Unit.ROW, sorted.size() + 1), Label.NONE));
        }
        sorted.sort(Comparator.comparingLong(one -> one.event().timestampMillis()));
        return new InMemory(sorted.iterator());
    }

    private static final class InMemory implements History {
        private final Iterator<HistoryEvent> events;
        private long taken;

        InMemory(Iterator<HistoryEvent> events) {
            this.events = events;
        }

        @Override
        public Optional<HistoryEvent> next() {
            if (!events.hasNext()) {
                return Optional.empty();
            }
            taken++;
            return Optional.of(events.next());
        }

        @Override
        public UnreadableRows unreadable() {
            return UnreadableRows.NONE;
        }

        @Override
        public List<String> skipped() {
            return List.of();
        }

        @Override
        public long rows() {
            return taken;
        }

        @Override
        public long bytesRead() {
            return taken;
        }

        @Override
        public long bytesTotal() {
            return taken;
        }

        @Override
        public void close() {}
    }
}
