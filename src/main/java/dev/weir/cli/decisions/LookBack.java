package dev.weir.cli.decisions;

import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How far back topics are searched: the last hour first, then the day and the week before, then the rest, by the
 * timestamps of the records. People ask about what has just happened, and a topic may have a hundred million records.
 *
 * @param sinceMillis the earliest timestamp; 0 for all
 * @param nowMillis the time that the spans end with
 */
record LookBack(long sinceMillis, long nowMillis) {
    private static final List<Duration> SPANS = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    /** Returns what looks back for a time, or without a bound. */
    static LookBack of(Optional<Duration> since, long nowMillis) {
        return new LookBack(since.map(length -> nowMillis - length.toMillis()).orElse(0L), nowMillis);
    }

    /**
     * Reads the spans of a topic, the newest first, until something is found.
     *
     * @param found whether it is found; asked after each span
     */
    void search(KafkaTopics topics, String topic, BooleanSupplier found, Consumer<RawRecord> into) throws IOException {
        KafkaTopics.Position end = topics.end(topic);
        for (Duration span : SPANS) {
            long beginMillis = nowMillis - span.toMillis();
            if (beginMillis <= sinceMillis) {
                break;
            }
            KafkaTopics.Position begin = topics.since(topic, beginMillis);
            topics.read(begin, end, into);
            if (found.getAsBoolean()) {
                return;
            }
            end = begin;
        }
        topics.read(sinceMillis == 0 ? topics.beginning(topic) : topics.since(topic, sinceMillis), end, into);
    }
}
