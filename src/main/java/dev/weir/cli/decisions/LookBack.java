package dev.weir.cli.decisions;

import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import dev.weir.keys.IdTimes;
import dev.weir.keys.SubjectRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How far back topics are searched: where it is likely first, then the last minutes, then the hour, the day and the week
 * before, then the rest, by the timestamps of the records. People ask about what has just happened, and a topic may have
 * a hundred million records. Nothing is kept of what is read.
 *
 * @param sinceMillis the earliest timestamp; 0 for all
 * @param nowMillis the time that the spans end with
 * @param likelyMillis times at which what is looked for was perhaps written
 * @param listener hears of what takes long before it is read
 */
record LookBack(long sinceMillis, long nowMillis, List<Long> likelyMillis, Listener listener) {
    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    /** In a longer span what is told elsewhere is left out at first. */
    private static final Duration SHORT = Duration.ofHours(1);

    private static final long BEFORE_MILLIS = 10_000;
    private static final long AFTER_MILLIS = 60_000;

    /** So many records are read in less than a second. */
    private static final long MANY = 100_000;

    /** Hears what is going to be read. */
    interface Listener {
        /** Hears nothing. */
        Listener NONE = (records, sinceMillis) -> {};

        /** Hears that many records are going to be read, written since a time; 0 for all. */
        void reads(long records, long sinceMillis);
    }

    /** Makes a defensive copy. */
    LookBack {
        likelyMillis = List.copyOf(likelyMillis);
    }

    /** Returns what looks back for a time, or without a bound. */
    static LookBack of(Optional<Duration> since, long nowMillis) {
        long sinceMillis = since.map(length -> nowMillis - length.toMillis()).orElse(0L);
        return new LookBack(sinceMillis, nowMillis, List.of(), Listener.NONE);
    }

    /** Returns the same, looking where an id says when it was made first. */
    LookBack near(String id) {
        List<Long> likely = new ArrayList<>(likelyMillis);
        likely.addAll(IdTimes.of(id, nowMillis));
        return new LookBack(sinceMillis, nowMillis, likely, listener);
    }

    /** Returns the same, looking at what was written at about this time first. */
    LookBack around(long millis) {
        return new LookBack(sinceMillis, nowMillis, List.of(millis), listener);
    }

    /** Returns the same with a listener. */
    LookBack telling(Listener told) {
        return new LookBack(sinceMillis, nowMillis, likelyMillis, told);
    }

    /**
     * A topic to search.
     *
     * @param subject the key of what is looked for, which is in one partition; {@code ""} if it is not known
     * @param isTold whether what it has is in another of the topics too, unless that has forgotten it, so that it is
     *     looked at last
     */
    record Place(String topic, String subject, boolean isTold, Consumer<RawRecord> into) {
        /** Creates a place that is looked at in its turn. */
        Place(String topic, String subject, Consumer<RawRecord> into) {
            this(topic, subject, false, into);
        }

        /** Returns the same place, told elsewhere or not. */
        Place told(boolean elsewhere) {
            return new Place(topic, subject, elsewhere, into);
        }
    }

    /**
     * Reads the spans of topics, the newest first, and of each span one topic after the other, until something is found.
     *
     * @param found whether it is found; asked now and then
     * @return whether it was found where it was likely, so that nothing that is newer was read
     */
    boolean search(KafkaTopics topics, List<Place> places, BooleanSupplier found) throws IOException {
        Map<Place, Position> ends = new HashMap<>();
        for (Place place : places) {
            ends.put(place, SubjectRecords.narrowed(topics, place.subject(), topics.end(place.topic())));
        }
        searchLikely(topics, places, ends, found);
        if (found.getAsBoolean()) {
            return true;
        }
        List<Place> untold = places.stream().filter(place -> !place.isTold()).toList();
        for (Duration span : SPANS) {
            long beginMillis = nowMillis - span.toMillis();
            if (found.getAsBoolean() || beginMillis <= sinceMillis) {
                break;
            }
            search(topics, span.compareTo(SHORT) <= 0 ? places : untold, ends, beginMillis, found);
        }
        search(topics, untold, ends, sinceMillis, found);
        search(topics, places, ends, sinceMillis, found);
        return false;
    }

    /** Returns the same, but not back beyond a time, and wherever it is. */
    LookBack after(long millis) {
        return new LookBack(Math.max(sinceMillis, millis), nowMillis, List.of(), listener);
    }

    private void searchLikely(KafkaTopics topics, List<Place> places, Map<Place, Position> ends, BooleanSupplier found)
            throws IOException {
        for (long millis : likelyMillis) {
            Map<Place, Position> around = new HashMap<>();
            for (Place place : places) {
                Position end = topics.since(place.topic(), millis + AFTER_MILLIS);
                around.put(
                        place, end.only(ends.getOrDefault(place, end).offsets().keySet()));
            }
            if (millis > sinceMillis) {
                search(topics, places, around, Math.max(sinceMillis, millis - BEFORE_MILLIS), found);
            }
        }
    }

    private void search(
            KafkaTopics topics, List<Place> places, Map<Place, Position> ends, long beginMillis, BooleanSupplier found)
            throws IOException {
        if (found.getAsBoolean()) {
            return;
        }
        Map<Place, Position> begins = new HashMap<>();
        long records = 0;
        for (Place place : places) {
            Position end = ends.getOrDefault(place, topics.end(place.topic()));
            Position begin =
                    beginMillis == 0 ? topics.beginning(place.topic()) : topics.since(place.topic(), beginMillis);
            begins.put(place, begin.only(end.offsets().keySet()));
            records += begin.lengthTo(end);
        }
        if (records >= MANY) {
            listener.reads(records, beginMillis);
        }
        for (Place place : places) {
            Position begin = begins.getOrDefault(place, topics.beginning(place.topic()));
            topics.readUntil(begin, ends.getOrDefault(place, begin), found, place.into());
            if (found.getAsBoolean()) {
                return;
            }
            ends.put(place, begin);
        }
    }
}
