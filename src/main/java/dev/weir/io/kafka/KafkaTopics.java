package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.record.LetterHeaders;
import dev.weir.io.record.RawRecords;
import dev.weir.io.record.SenderHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics as needed at a terminal: read to their end, followed from a position, written to. It belongs to no consumer
 * group and commits nothing. For use by one thread. It is an error if a broker does not answer for some seconds.
 */
public final class KafkaTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Kafka kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /** Made to write for the first time: most commands only read. */
    private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();

    private final ReadTime readTime;

    /** A position in a topic: by partition, the next offset to read. */
    public record Position(String topic, Map<Integer, Long> offsets) {
        /** Makes defensive copies. */
        public Position {
            offsets = Map.copyOf(offsets);
        }

        /** Returns the same in these partitions alone. */
        public Position only(Set<Integer> partitions) {
            Map<Integer, Long> some = new HashMap<>(offsets);
            some.keySet().retainAll(partitions);
            return new Position(topic, some);
        }

        /** Returns how many offsets there are up to another position of the topic, in the partitions of both. */
        public long lengthTo(Position end) {
            return offsets.entrySet().stream()
                    .mapToLong(at -> Math.max(0, end.offsets().getOrDefault(at.getKey(), 0L) - at.getValue()))
                    .sum();
        }
    }

    /**
     * Opens the connection.
     *
     * @throws IOException if no client can run with the settings
     */
    public KafkaTopics(Kafka kafka) throws IOException {
        this(kafka, ChronoUnit.FOREVER.getDuration());
    }

    /**
     * Opens a connection for somebody who waits.
     *
     * @param most for how long records are read from now on; then reading ends with a {@link ReadTooLongException}
     * @throws IOException if no client can run with the settings
     */
    public KafkaTopics(Kafka kafka, Duration most) throws IOException {
        this.kafka = kafka;
        this.readTime = new ReadTime(most, System.nanoTime());
        try {
            consumer = new KafkaConsumer<>(
                    PatientClients.consumer(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw noClient(e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() throws IOException {
        if (producer.isEmpty()) {
            try {
                producer = Optional.of(new KafkaProducer<>(
                        PatientClients.producer(kafka), new ByteArraySerializer(), new ByteArraySerializer()));
            } catch (KafkaException e) {
                throw noClient(e);
            }
        }
        return producer.get();
    }

    private IOException noClient(KafkaException e) {
        return new IOException(
                "no Kafka client can be made for " + kafka.bootstrapServers() + ": " + KafkaFaults.reason(e), e);
    }

    /** Returns the earliest position. */
    public Position beginning(String topic) throws IOException {
        return position(topic, consumer::beginningOffsets);
    }

    /** Returns the position after the last record of a topic. */
    public Position end(String topic) throws IOException {
        return position(topic, consumer::endOffsets);
    }

    /** Returns the position of the first record at or after this time, by the timestamps of the records. */
    public Position since(String topic, long sinceMillis) throws IOException {
        return position(topic, partitions -> {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, sinceMillis));
            Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            found.forEach((partition, at) -> {
                if (at != null) {
                    offsets.put(partition, at.offset());
                }
            });
            return offsets;
        });
    }

    /** Moves to a position, from which {@link #next} continues. */
    public void goTo(Position position) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        position.offsets()
                .forEach((partition, offset) -> offsets.put(new TopicPartition(position.topic(), partition), offset));
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** Returns the next records; empty if none arrive within a moment. */
    public List<RawRecord> next() throws IOException {
        List<RawRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
            records.add(RawRecords.withSender(record));
        }
        return records;
    }

    private ConsumerRecords<byte[], byte[]> poll() throws IOException {
        readTime.check();
        try {
            return consumer.poll(POLL);
        } catch (KafkaException e) {
            throw new IOException(
                    "Kafka at " + kafka.bootstrapServers() + " cannot be read: " + KafkaFaults.reason(e), e);
        }
    }

    /** A record, and what its headers say of it as a dead letter; of another record they say nothing. */
    public record Headed(RawRecord record, LetterHeaders letter) {}

    /** Returns the next records as dead letters; empty if none arrive within a moment. */
    public List<Headed> nextHeaded() throws IOException {
        List<Headed> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
            records.add(new Headed(RawRecords.of(record), LetterHeaders.of(record.headers())));
        }
        return records;
    }

    /** Reads all that a topic has now. */
    public List<RawRecord> read(String topic) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        read(beginning(topic), records::add);
        return records;
    }

    /** Reads from a position to the end that the topic has now, which is a position and need not have a record. */
    public void read(Position from, Consumer<RawRecord> into) throws IOException {
        read(from, end(from.topic()), into);
    }

    /** Reads from a position to another of the same topic and the same partitions, likewise. */
    public void read(Position from, Position end, Consumer<RawRecord> into) throws IOException {
        readUntil(from, end, () -> false, into);
    }

    /** Reads the same, or less of it: {@code enough} is asked now and then whether the rest need not be read. */
    public void readUntil(Position from, Position end, BooleanSupplier enough, Consumer<RawRecord> into)
            throws IOException {
        goTo(from);
        long heardNanos = System.nanoTime();
        long reached = reached();
        while (!isAt(end) && !enough.getAsBoolean()) {
            List<RawRecord> records = next();
            for (RawRecord record : records) {
                if (record.offset() < end.offsets().getOrDefault(record.partition(), 0L)) {
                    into.accept(record);
                }
            }
            long now = reached(); // what was compacted away, or never committed, is passed without a record
            if (now == reached) {
                PatientClients.requireHeard(heardNanos, end.topic(), kafka);
            } else {
                heardNanos = System.nanoTime();
                reached = now;
            }
        }
    }

    private long reached() {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }

    /** Writes a record, and returns once the broker has stored it. An empty value is a tombstone. */
    public void write(String topic, String key, byte[] value) throws IOException {
        write(topic, key, value, Sender.NOBODY);
    }

    /** Writes a record with its sender, and returns where the broker stored it. An empty value is a tombstone. */
    public RecordPlace write(String topic, String key, byte[] value, Sender sender) throws IOException {
        try {
            ProducerRecord<byte[], byte[]> record = record(topic, key, value);
            SenderHeaders.add(sender, record.headers());
            RecordMetadata written = producer().send(record).get();
            return new RecordPlace(topic, written.partition(), written.offset());
        } catch (ExecutionException | KafkaException e) {
            throw KafkaFaults.unwritten(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing to the topic '" + topic + "'", e);
        }
    }

    @Override
    public void close() {
        consumer.close(PatientClients.CLOSING);
        // What was written is stored, or its writer has got an error.
        producer.ifPresent(one -> one.close(PatientClients.AT_THE_END));
    }

    @SuppressWarnings("NullAway") // Kafka's way to write no key, and no value
    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        byte[] keyBytes = key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, keyBytes, value.length == 0 ? null : value);
    }

    /** Returns whether {@link #next} has reached a position in its topic. */
    public boolean isAt(Position end) {
        return end.offsets().entrySet().stream()
                .allMatch(partition ->
                        consumer.position(new TopicPartition(end.topic(), partition.getKey())) >= partition.getValue());
    }

    private interface Offsets {
        Map<TopicPartition, Long> of(List<TopicPartition> partitions);
    }

    private Position position(String topic, Offsets offsets) throws IOException {
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
            if (partitions.isEmpty()) {
                throw new IOException("Kafka at " + kafka.bootstrapServers() + " has no topic '" + topic
                        + "'; create it, or name the job config that renames it with --config");
            }
            Map<Integer, Long> byPartition = new HashMap<>();
            offsets.of(partitions).forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
            return new Position(topic, byPartition);
        } catch (KafkaException e) {
            throw new IOException(
                    "Kafka at " + kafka.bootstrapServers() + " does not answer (" + KafkaFaults.reason(e)
                            + "); name its brokers with --bootstrap-servers HOST:PORT, or a job config with --config",
                    e);
        }
    }
}
