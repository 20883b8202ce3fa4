package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfig.Kafka;
import dev.weir.config.JobConfig.Topics;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.row.CapturedTables;
import dev.weir.io.record.InForceRecords;
import dev.weir.io.record.RawRecords;
import dev.weir.io.row.CapturedRows;
import dev.weir.operators.Ownership;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.operators.TopicFault;
import dev.weir.rules.document.DocumentIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topics of a rulebook up to the ends that they have when reading starts.
 *
 * <p>A topic with much to read is read twice: first for the offset of the last record of each key, then for these
 * records. So a million superseded records only cost the time to read them, and one number of memory per key. If a
 * record is refused and nothing is in force, the one before it is looked up in the same way, at most {@value #ROUNDS}
 * times.
 */
final class KafkaRulebookBootstrap implements RulebookBootstrap {
    private static final long serialVersionUID = 1;
    /** The number of records since the saved state up to which every one is applied and answered. */
    static final long READ_IN_FULL = 1_000;

    static final int ROUNDS = 4;

    private final Properties properties;
    private final RulebookTopics topics;
    private final String inForce;
    private final long timeoutMillis;
    private final TopicChecks checks;
    private final GroupOwner owner;

    /** Creates a reader of the topics of lists, rules, answers, and of what is in force. */
    KafkaRulebookBootstrap(JobConfig config) {
        Kafka kafka = config.kafka();
        Topics topics = config.topics();
        this.checks = new TopicChecks(config);
        this.owner = new GroupOwner(config);
        this.topics = new RulebookTopics(
                topics.rules(), topics.lists(), topics.ruleStatus(), topics.models(), CapturedRows.tables(config));
        this.inForce = topics.rulesInForce();
        this.timeoutMillis = kafka.readTimeoutMillis();
        properties = KafkaClients.topicReader(kafka);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, kafka.groupId() + "-rules-at-start");
    }

    /** An action on an open consumer. */
    @FunctionalInterface
    private interface Reading {
        void with(Consumer<byte[], byte[]> consumer) throws IOException;
    }

    @Override
    public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) throws IOException {
        open(consumer -> read(consumer, nextOffsets, receiver));
    }

    @Override
    public void readInForce(java.util.function.Consumer<InForceEntry> each) throws IOException {
        open(consumer -> readInForce(consumer, each));
    }

    @Override
    public List<TopicFault> faults() throws IOException {
        return checks.faults();
    }

    @Override
    public Ownership own(String job) throws IOException {
        return owner.take(job);
    }

    private void open(Reading reading) throws IOException {
        KafkaClients.check(properties);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reading.with(consumer);
        } catch (KafkaException e) {
            throw new IOException("the topics of rules cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads with this consumer, and leaves it open. */
    void read(Consumer<byte[], byte[]> consumer, Map<TopicPart, Long> nextOffsets, RecordReceiver receiver)
            throws IOException {
        // Lists come before the rules that may use them, rules before the requests of guards about them, and the
        // definitions among rules before models.
        for (String topic : names()) {
            TopicSpan span = span(consumer, topic, nextOffsets);
            boolean all = topic.equals(topics.ruleStatus()) || (span.goesOn() && span.length() <= READ_IN_FULL);
            if (all) {
                span.read(record -> receiver.receive(RawRecords.withSender(record)));
            } else {
                readLast(span, new OfLast() {
                    @Override
                    public boolean receive(ConsumerRecord<byte[], byte[]> record) {
                        return receiver.receive(RawRecords.withSender(record));
                    }

                    @Override
                    public void expect(ConsumerRecord<byte[], byte[]> record) {
                        receiver.expect(RawRecords.withSender(record));
                    }
                });
            }
        }
    }

    private List<String> names() {
        CapturedTables tables = topics.tables();
        return Stream.of(
                        topics.lists(),
                        tables.lists(),
                        topics.rules(),
                        tables.rules(),
                        topics.models(),
                        topics.ruleStatus())
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private TopicSpan span(Consumer<byte[], byte[]> consumer, String topic, Map<TopicPart, Long> nextOffsets)
            throws IOException {
        TopicSpan span = TopicSpan.of(consumer, topic, nextOffsets, timeoutMillis);
        if (span.isMissing()
                && (topic.equals(topics.rules()) || topic.equals(topics.tables().rules()))) {
            throw missing(topic);
        }
        return span;
    }

    /**
     * A key in one partition. A key longer than any valid name is cut: records with such keys are refused in any case.
     */
    private record Key(int partition, String name) {
        private static final int MOST_BYTES = 300;

        static Key of(ConsumerRecord<byte[], byte[]> record) {
            byte[] key = record.key() == null ? new byte[0] : record.key();
            return new Key(
                    record.partition(),
                    new String(key, 0, Math.min(key.length, MOST_BYTES), StandardCharsets.ISO_8859_1));
        }
    }

    /** Receives the last record of a key; returns whether the previous one is wanted. */
    @FunctionalInterface
    private interface OfLast {
        boolean receive(ConsumerRecord<byte[], byte[]> record);

        /** Receives a record that is received soon. */
        default void expect(ConsumerRecord<byte[], byte[]> record) {
            // nothing takes long
        }
    }

    /** Records that are expected together, and then received one after the other. For use by one thread. */
    private static final class Together {
        private static final int MOST_RECORDS = 500;
        private static final int MOST_BYTES = 4 << 20;

        private final OfLast receiver;
        private final Map<Key, Long> refused;
        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private long bytes;

        Together(OfLast receiver, Map<Key, Long> refused) {
            this.receiver = receiver;
            this.refused = refused;
        }

        void add(ConsumerRecord<byte[], byte[]> record) {
            records.add(record);
            bytes += Math.max(0, record.serializedValueSize());
            if (records.size() == MOST_RECORDS || bytes > MOST_BYTES) {
                receive();
            }
        }

        void receive() {
            records.forEach(receiver::expect);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (receiver.receive(record)) {
                    refused.put(Key.of(record), record.offset());
                }
            }
            records.clear();
            bytes = 0;
        }
    }

    /** What rules may use comes before them, wherever its last record is. */
    private static void readLast(TopicSpan span, OfLast receiver) throws IOException {
        Map<Key, Long> documents = new HashMap<>();
        Map<Key, Long> rules = new HashMap<>();
        span.read(record -> {
            Key key = Key.of(record);
            (DocumentIds.isOfOther(key.name()) ? documents : rules).put(key, record.offset());
        });
        readLast(span, documents, receiver);
        readLast(span, rules, receiver);
    }

    private static void readLast(TopicSpan span, Map<Key, Long> last, OfLast receiver) throws IOException {
        for (int round = 1; !last.isEmpty(); round++) {
            Map<Key, Long> refused = new HashMap<>();
            Map<Key, Long> received = Map.copyOf(last);
            Together together = new Together(receiver, refused);
            span.read(record -> {
                if (Long.valueOf(record.offset()).equals(received.get(Key.of(record)))) {
                    together.add(record);
                }
            });
            together.receive();
            last.clear();
            if (round < ROUNDS && !refused.isEmpty()) {
                span.read(record -> {
                    if (record.offset() < refused.getOrDefault(Key.of(record), 0L)) {
                        last.put(Key.of(record), record.offset());
                    }
                });
            }
        }
    }

    /** Reads with this consumer, and leaves it open. */
    void readInForce(Consumer<byte[], byte[]> consumer, java.util.function.Consumer<InForceEntry> each)
            throws IOException {
        TopicSpan span = TopicSpan.of(consumer, inForce, Map.of(), timeoutMillis);
        if (span.isMissing()) {
            throw missing(inForce);
        }
        List<InForceEntry> documents = new ArrayList<>();
        List<InForceEntry> rules = new ArrayList<>();
        readLast(span, record -> {
            InForceEntry entry = InForceRecords.read(record);
            if (entry.isList() && !entry.isGone()) {
                each.accept(entry);
            } else if (!entry.isGone()) {
                (entry.isDocument() ? documents : rules).add(entry);
            }
            return false;
        });
        documents.forEach(each);
        rules.forEach(each);
    }

    private static IOException missing(String topic) {
        return new IOException("the topic '" + topic + "' does not exist; create it: kafka-topics.sh --create --topic "
                + topic + " --partitions 1 --config cleanup.policy=compact");
    }
}
