package dev.weir.cli.warm;

import dev.weir.config.JobConfig;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.events.Event;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryInputs;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The events of folders and files up to where the topics begin, in order of their times. */
final class FolderHistory {
    /** For how long nothing need have happened. */
    private static final long GAP_MILLIS = Duration.ofHours(1).toMillis();

    private final Map<String, Long> earliest = new TreeMap<>();
    private final String places;
    private final long endMillis;
    private long latestMillis = Long.MIN_VALUE;

    private FolderHistory(List<String> places, long endMillis) {
        this.places = String.join(", ", places);
        this.endMillis = endMillis;
    }

    /**
     * Plays them to a warmer.
     *
     * @param places as {@code weir backtest --events} has them
     * @param endMillis the event time at which the topics begin
     * @throws IOException if they cannot be read, or if something is missing between them and the topics
     */
    static FolderHistory play(List<String> places, JobConfig config, long endMillis, SeriesWarmer warmer)
            throws IOException {
        FolderHistory folders = new FolderHistory(places, endMillis);
        HistoryInputs inputs = HistoryInputs.of(config, places).between(Long.MIN_VALUE, endMillis);
        try (History history = Histories.open(inputs)) {
            for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
                Event event = next.get().event();
                folders.see(event);
                warmer.take(event, event.timestampMillis());
            }
        }
        folders.earliest.keySet().retainAll(warmer.types());
        folders.refuseGaps(warmer.types());
        return folders;
    }

    private void see(Event event) {
        earliest.merge(event.type().ruleName(), event.timestampMillis(), Math::min);
        latestMillis = Math.max(latestMillis, event.timestampMillis());
    }

    private void refuseGaps(Collection<String> types) throws IOException {
        Set<String> missing = new TreeSet<>(types);
        missing.removeAll(earliest.keySet());
        if (!missing.isEmpty()) {
            throw new IOException("the features count " + String.join(", ", missing) + ", of which nothing is in "
                    + places + " before the topics begin; add the files, or write --warm-from topics alone");
        }
        if (latestMillis < endMillis - GAP_MILLIS) {
            throw new IOException("the last event of " + places + " is at " + Timestamps.text(latestMillis)
                    + ", and the topics have everything from " + Timestamps.text(endMillis)
                    + " on only: add the files of the time between, or write --warm-from topics alone");
        }
    }

    /** Returns since when there is something of each type. */
    long sinceMillis() {
        return earliest.values().stream().mapToLong(millis -> millis).max().orElse(endMillis);
    }
}
