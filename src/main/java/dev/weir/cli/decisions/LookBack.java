package dev.weir.cli.decisions;

import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import dev.weir.keys.SubjectRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How far back topics are searched: the last minutes first, then the hour, the day and the week before, then the rest, by
 * the timestamps of the records. People ask about what has just happened, and a topic may have a hundred million records.
 * Nothing is kept of what is read.
 *
 * @param sinceMillis the earliest timestamp; 0 for all
 * @param nowMillis the time that the spans end with
 */
record LookBack(long sinceMillis, long nowMillis) {
    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    /** Returns what looks back for a time, or without a bound. */
    static LookBack of(Optional<Duration> since, long nowMillis) {
        return new LookBack(since.map(length -> nowMillis - length.toMillis()).orElse(0L), nowMillis);
    }

    /**
     * A topic to search.
     *
     * @param subject the key of what is looked for, which is in one partition; {@code ""} if it is not known
     */
    record Place(String topic, String subject, Consumer<RawRecord> into) {}

    /**
     * Reads the spans of topics, the newest first, and of each span one topic after the other, until something is found.
     *
     * @param found whether it is found; asked now and then
     */
    void search(KafkaTopics topics, List<Place> places, BooleanSupplier found) throws IOException {
        Map<Place, Position> ends = new HashMap<>();
        for (Place place : places) {
            ends.put(place, SubjectRecords.narrowed(topics, place.subject(), topics.end(place.topic())));
        }
        for (Duration span : SPANS) {
            long beginMillis = nowMillis - span.toMillis();
            if (beginMillis <= sinceMillis) {
                break;
            }
            search(topics, places, ends, beginMillis, found);
            if (found.getAsBoolean()) {
                return;
            }
        }
        search(topics, places, ends, sinceMillis, found);
    }

    private static void search(
            KafkaTopics topics, List<Place> places, Map<Place, Position> ends, long beginMillis, BooleanSupplier found)
            throws IOException {
        for (Place place : places) {
            Position end = ends.getOrDefault(place, topics.end(place.topic()));
            Position begin = (beginMillis == 0
                            ? topics.beginning(place.topic())
                            : topics.since(place.topic(), beginMillis))
                    .only(end.offsets().keySet());
            topics.readUntil(begin, end, found, place.into());
            if (found.getAsBoolean()) {
                return;
            }
            ends.put(place, begin);
        }
    }
}
