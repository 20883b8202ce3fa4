package dev.weir.cli.warm;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.history.topic.Arrivals;
import dev.weir.io.history.topic.PartitionSpan;
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
            sinceMillis = nowMillis;
        } else if (read > whole.from()) {
            spans.add(new PartitionSpan(whole.kafka(), whole.topic(), whole.partition(), whole.from(), read));
        }
    }

    /**
     * Plays them to a warmer, in the order in which they were written.
     *
     * @throws IOException if no broker answers
     */
    void playTo(SeriesWarmer warmer) throws IOException {
        EventReader reader = JsonEvents.of(config);
        QuarantineList aside = QuarantineList.known(Settings.of(config).quarantine());
        boolean[] begun = new boolean[spans.size()];
        try (Arrivals arrivals = new Arrivals(spans)) {
            for (Optional<RawRecord> next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
                RawRecord record = next.get();
                noteBeginning(record, begun);
                if (aside.why(record).isEmpty()) {
                    take(reader.read(record), record, aside, warmer);
                }
            }
        }
    }

    /** What was deleted from the beginning of a partition is missing: all is known since the first record that is left. */
    private void noteBeginning(RawRecord record, boolean[] begun) {
        for (int i = 0; i < begun.length; i++) {
            PartitionSpan span = spans.get(i);
            if (!begun[i]
                    && span.partition() == record.partition()
                    && span.topic().equals(record.topic())) {
                begun[i] = true;
                if (span.from() > 0) {
                    sinceMillis = Math.max(sinceMillis, record.timestampMillis());
                }
            }
        }
    }

    private void take(EventReader.Reading reading, RawRecord record, QuarantineList aside, SeriesWarmer warmer) {
        if (reading instanceof EventReader.Reading.Rejected) {
            unreadable++;
            return;
        }
        long latestMillis = record.timestampMillis() + config.time().maxFutureMillis();
        for (Event event : reading.events()) {
            if (event.timestampMillis() <= latestMillis && aside.why(event).isEmpty()) {
                warmer.take(event, record.timestampMillis());
            }
        }
    }

    /** Returns how many records could not be read, as the job could not. */
    long unreadable() {
        return unreadable;
    }

    /** Returns since when the topics have everything, in epoch milliseconds; 0 if nothing was ever deleted from them. */
    long sinceMillis() {
        return sinceMillis;
    }
}
