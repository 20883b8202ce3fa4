package dev.weir.console.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RecordPlace;
import dev.weir.io.kafka.TopicFollower;
import dev.weir.io.kafka.TopicFollower.Start;
import dev.weir.io.record.InForceRecords;
import dev.weir.io.record.LetterHeaders;
import dev.weir.io.record.RawRecords;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topics in a thread of its own, and begins anew when the brokers were away. */
public final class TopicReading implements AutoCloseable {
    /** At most so many decisions are read back at the start. */
    public static final long MOST_DECISIONS = 1_000_000;

    private static final long MOST_LETTERS = 10_000;
    private static final long MODELS_MILLIS = 60_000;
    private static final long AGAIN_MILLIS = 2_000;
    private static final long CLOSE_SECONDS = 10;

    private final JobConfig config;
    private final JobConfig.Kafka kafka;
    private final Duration back;
    private final SeenSoFar sightings;
    private final ListRecords lists;
    private final JsonMapper json = new JsonMapper();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<TopicFollower> current = Optional.empty();
    private boolean began;

    private TopicReading(JobConfig config, JobConfig.Kafka kafka, Duration back, SeenSoFar sightings) {
        this.config = config;
        this.kafka = kafka;
        this.back = back;
        this.sightings = sightings;
        this.lists = new ListRecords(sightings);
        this.thread = new Thread(this::run, "console-topics");
        thread.setDaemon(true);
    }

    /** Begins to read decisions and dead letters of the time before, and all that the topics of rules have. */
    public static TopicReading start(JobConfig config, JobConfig.Kafka kafka, Duration back, SeenSoFar sightings) {
        TopicReading reading = new TopicReading(config, kafka, back, sightings);
        reading.thread.start();
        return reading;
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            try (TopicFollower follower = new TopicFollower(kafka)) {
                current = Optional.of(follower);
                goesOn = follow(follower);
            } catch (IOException e) {
                ReadingState was = sightings.reading();
                sightings.reading(new ReadingState(
                        was.share(), was.sinceMillis(), was.missing(), String.valueOf(e.getMessage())));
                goesOn = !isStopped(AGAIN_MILLIS);
            }
        }
    }

    /** Follows the topics until the end; returns whether to begin anew, since a topic may be there now that was not. */
    private boolean follow(TopicFollower follower) throws IOException {
        JobConfig.Topics topics = config.topics();
        // After the brokers were away only what is new; what was read before is still known.
        long since = began ? sightings.nowMillis() : sightings.nowMillis() - back.toMillis();
        List<Start> starts = new ArrayList<>(List.of(
                new Start(topics.actions(), since, MOST_DECISIONS),
                new Start(topics.deadLetters(), since, MOST_LETTERS),
                new Start(topics.rules(), began ? since : 0, Long.MAX_VALUE),
                new Start(topics.rulesInForce(), began ? since : 0, Long.MAX_VALUE),
                new Start(topics.lists(), began ? since : 0, Long.MAX_VALUE),
                new Start(topics.ruleStatus(), began ? since : 0, Long.MAX_VALUE)));
        starts.add(new Start(topics.models(), 0, Long.MAX_VALUE));
        topics.shadow().ifPresent(shadow -> starts.add(new Start(shadow, since, MOST_DECISIONS)));
        List<String> missing = new ArrayList<>(follower.follow(starts));
        // A job without models need not have their topic: nothing is wrong, but it may come.
        boolean lacksModels = missing.remove(topics.models());
        began = missing.isEmpty();
        long begunMillis = sightings.nowMillis();
        while (!isStopped(0)) {
            for (ConsumerRecord<byte[], byte[]> record : follower.next()) {
                take(record);
            }
            sightings.reading(new ReadingState(follower.share(), since, missing, ""));
            if (!missing.isEmpty() && sightings.nowMillis() - begunMillis > AGAIN_MILLIS * 5) {
                throw new IOException("there is no topic " + String.join(", ", missing) + " yet");
            }
            if (lacksModels && sightings.nowMillis() - begunMillis > MODELS_MILLIS) {
                return true;
            }
        }
        return false;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        JobConfig.Topics topics = config.topics();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String topic = record.topic();
        if (topic.equals(topics.actions())) {
            sightings.addDecision(value, true);
        } else if (topic.equals(topics.ruleStatus())) {
            answer(record, value);
        } else if (topic.equals(topics.rules())) {
            push(key(record), record, value);
        } else if (topic.equals(topics.models())) {
            push(ModelIds.ofKey(key(record)), record, value);
        } else if (topic.equals(topics.rulesInForce())) {
            inForce(record, value);
        } else if (topic.equals(topics.lists())) {
            lists.take(key(record), value, record);
        } else if (topic.equals(topics.deadLetters())) {
            letter(record, value);
        } else {
            sightings.addDecision(value, false);
        }
    }

    private void push(String id, ConsumerRecord<byte[], byte[]> record, byte[] value) {
        sightings.addPush(
                id,
                PushedVersion.of(
                        value,
                        record.timestamp(),
                        record.offset(),
                        RawRecords.withSender(record).sender()));
    }

    private void answer(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        try {
            JsonNode read = json.readTree(value);
            if (read.hasNonNull("rule") || read.hasNonNull("list")) {
                sightings.addAnswer(StatusSeen.of(read, record.timestamp()));
            }
        } catch (IOException e) {
            // not of the job, and nothing that a page could say
        }
    }

    /** What no push on the topic of rules says: rules that are rows of a database, and what compaction has removed. */
    private void inForce(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        String key = key(record);
        if (!key.startsWith(RuleAnswer.LIST) && value.length > 0) {
            var source = InForceRecords.read(record).source();
            long atMillis = source.isKnown() ? source.atMillis() : record.timestamp();
            if (sightings.ruleOf(key).flatMap(RuleSighting::latest).isEmpty()) {
                sightings.addPush(key, PushedVersion.of(value, atMillis, PushedVersion.ELSEWHERE, source.sender()));
            }
        }
    }

    private void letter(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        LetterHeaders headers = LetterHeaders.of(record.headers());
        sightings.addLetter(new DeadLetterRow(
                new RecordPlace(record.topic(), record.partition(), record.offset()),
                record.timestamp(),
                headers.error(),
                headers.topic(),
                headers.place(),
                bounded(record.key() == null ? new byte[0] : record.key()),
                bounded(value)));
    }

    private static String bounded(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, DeadLetterRow.MOST_CHARS), StandardCharsets.UTF_8);
        return bytes.length > DeadLetterRow.MOST_CHARS ? text + "…" : text;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private boolean isStopped(long waitMillis) {
        try {
            return stop.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        current.ifPresent(TopicFollower::wake);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
