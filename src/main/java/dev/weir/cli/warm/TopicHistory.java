package dev.weir.cli.warm;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.history.topic.PartitionSpan;
import dev.weir.io.history.topic.TopicArrivals;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.ReadOffsets;
import dev.weir.operators.EventReader;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.savepoint.Savepoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of the job's topics that it had read when a savepoint of it was taken, and no others. */
final class TopicHistory {
    private final JobConfig config;
    private final List<PartitionSpan> spans = new ArrayList<>();
    private long sinceMillis;
    private long beginMillis;
    private long unknownUntilMillis;
    private long unreadable;

    private TopicHistory(JobConfig config) {
        this.config = config;
    }

    /**
     * Finds them.
     *
     * @param types of the events that are wanted
     * @param nowMillis since when nothing is known of what the topics do not tell
     * @throws IOException if the savepoint is of another job, or no broker answers
     */
    static TopicHistory of(
            List<EventType> types, JobConfig config, JobConfig.Kafka kafka, Savepoint savepoint, long nowMillis)
            throws Exception {
        TopicHistory history = new TopicHistory(config);
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            for (EventType type : types) {
                String topic = config.topics().of(type);
                Map<Integer, Long> read = ReadOffsets.of(type, savepoint).getOrDefault(topic, Map.of());
                if (read.isEmpty()) {
                    throw new IOException("the savepoint is of a job that did not read the topic '" + topic + "' for '"
                            + type.ruleName() + "'; name its job config with --config");
                }
                for (PartitionSpan span : PartitionSpan.of(topics, kafka, topic, Long.MIN_VALUE)) {
                    history.add(span, read.getOrDefault(span.partition(), 0L), nowMillis);
                }
            }
        }
        history.findBeginning(nowMillis);
        return history;
    }

    private void add(PartitionSpan whole, long read, long nowMillis) throws IOException {
        if (read > whole.to()) {
            throw new IOException("the topic '" + whole.topic() + "' ends at offset " + whole.to() + " of partition "
                    + whole.partition() + ", and the job had read to " + read
                    + " when the savepoint was taken; is it of another Kafka?");
        }
        boolean isUnknown = read < 0 && whole.length() > 0; // the job had not asked yet where to begin
        boolean isGone = whole.from() > 0 && read <= whole.from();
        if (isUnknown || isGone) {
            unknownUntilMillis = nowMillis;
        } else if (read > whole.from()) {
            spans.add(new PartitionSpan(whole.kafka(), whole.topic(), whole.partition(), whole.from(), read));
        }
    }

    /** What was deleted from the beginning of a partition is missing: all is known since the first record that is left. */
    private void findBeginning(long nowMillis) throws IOException {
        long firstMillis = nowMillis;
        long wholeMillis = Long.MIN_VALUE;
        try (TopicArrivals arrivals = new TopicArrivals(spans)) {
            for (RawRecord head : arrivals.heads()) {
                firstMillis = Math.min(firstMillis, head.timestampMillis());
                if (head.offset() > 0) {
                    wholeMillis = Math.max(wholeMillis, head.timestampMillis());
                }
            }
        }
        if (wholeMillis > Long.MIN_VALUE) {
            sinceMillis = wholeMillis;
            beginMillis = wholeMillis + config.time().maxFutureMillis();
        } else {
            beginMillis = firstMillis;
        }
    }

    /** Returns the event time from which on the topics have everything, given that nothing else has what is in them. */
    long beginMillis() {
        return beginMillis;
    }

    /**
     * Plays them to a warmer, in the order in which they were written.
     *
     * @param fromMillis the first event time that counts
     * @throws IOException if no broker answers
     */
    void playTo(SeriesWarmer warmer, long fromMillis) throws IOException {
        EventReader reader = JsonEvents.of(config);
        QuarantineList aside = QuarantineList.known(Settings.of(config).quarantine());
        try (TopicArrivals arrivals = new TopicArrivals(spans)) {
            for (Optional<RawRecord> next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
                RawRecord record = next.get();
                if (aside.why(record).isEmpty()) {
                    for (Event event : events(reader.read(record), record)) {
                        if (event.timestampMillis() >= fromMillis
                                && aside.why(event).isEmpty()) {
                            warmer.take(event, record.timestampMillis());
                        }
                    }
                }
            }
        }
    }

    /** Returns the events of a record that the job takes in: none that is far ahead of the clock. */
    private List<Event> events(EventReader.Reading reading, RawRecord record) {
        if (reading instanceof EventReader.Reading.Rejected) {
            unreadable++;
        }
        long latestMillis = record.timestampMillis() + config.time().maxFutureMillis();
        boolean isAhead = reading.events().stream().anyMatch(event -> event.timestampMillis() > latestMillis);
        return isAhead ? List.of() : reading.events();
    }

    /** Returns how many records could not be read, as the job could not. */
    long unreadable() {
        return unreadable;
    }

    /** Returns since when the topics have everything, in epoch milliseconds; 0 if nothing was ever deleted from them. */
    long sinceMillis() {
        return Math.max(sinceMillis, unknownUntilMillis);
    }

    /**
     * Returns until when something may have happened that the job had read, and that is not in a topic any more whatever was
     * before; 0 if it is all there.
     */
    long unknownUntilMillis() {
        return unknownUntilMillis;
    }
}
