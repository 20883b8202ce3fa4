package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.Chunks;
import dev.weir.operators.artifact.ArtifactTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Artifacts in chunks on a compacted topic, which is their store: whoever needs one reads the topic until it has all chunks. It
 * looks at the end first, at as many records of each partition as the artifact has chunks: there they are when it was pushed
 * just now, so that a swap in a running job costs the same however much is on the topic. If they are not, it reads from the
 * beginning. So an artifact is in no checkpoint and in no broadcast, a restart needs nothing but the topic, and a task
 * manager reads it once for all its instances. The price, after a restart, is that other artifacts on the topic are passed over
 * on the way; pushing takes those away that nobody needs. Memory: one artifact, and a few chunks.
 *
 * <p>The topic is not that of models: a job reads that one to its end before it decides, and compaction should leave earlier
 * versions there for as long as it can, which a hundred megabytes beside them would prevent.
 *
 * @param kafka the brokers
 * @param topic its name
 */
public record KafkaArtifacts(Kafka kafka, String topic) implements ArtifactTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String FETCHED_BYTES = Integer.toString(8 << 20);

    @Override
    public byte[] read(Artifact.OnTopic artifact) throws ArtifactException {
        // The thread is one of the cluster's, or of a pool, which need not know the classes of the job.
        try (TemporaryClassLoaderContext ignored =
                        TemporaryClassLoaderContext.of(KafkaArtifacts.class.getClassLoader());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(artifact, consumer);
        } catch (KafkaException e) {
            throw unread(artifact, String.valueOf(e.getMessage()));
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(kafka.readTimeoutMillis()));
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
        properties.putAll(KafkaClients.topicReader(kafka));
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, kafka.groupId() + "-artifacts");
        return properties;
    }

    byte[] read(Artifact.OnTopic artifact, Consumer<byte[], byte[]> consumer) throws ArtifactException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new ArtifactException("there is no topic '" + topic
                    + "' with artifacts; create it, with cleanup.policy=compact, and push the model again");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        begins.forEach((partition, begin) ->
                consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, 0L) - artifact.chunks())));
        Optional<byte[]> latest = readOn(artifact, consumer, ends, new Chunks(artifact));
        if (latest.isPresent()) {
            return latest.get();
        }
        begins.forEach(consumer::seek);
        Chunks chunks = new Chunks(artifact);
        Optional<byte[]> any = readOn(artifact, consumer, ends, chunks);
        return any.isPresent() ? any.get() : chunks.whole();
    }

    /** Reads from where the consumer is; returns the bytes as soon as they have the right hash, or nothing at the end. */
    private Optional<byte[]> readOn(
            Artifact.OnTopic artifact, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Chunks chunks)
            throws ArtifactException {
        boolean compared = false;
        long lastNanos = System.nanoTime();
        while (!isAt(ends, consumer)) {
            boolean grown = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                lastNanos = System.nanoTime();
                grown |= record.key() != null && chunks.add(record.key(), value(record));
            }
            if (grown && !compared && chunks.isWhole()) {
                byte[] whole = chunks.whole();
                if (Artifacts.sha256(whole).equals(artifact.sha256())) {
                    return Optional.of(whole);
                }
                compared = true; // once; if the chunks are changed yet, the last of each are compared at the end
            }
            if (System.nanoTime() - lastNanos
                    > Duration.ofMillis(kafka.readTimeoutMillis()).toNanos()) {
                throw unread(artifact, "nothing came for " + kafka.readTimeoutMillis() + " ms");
            }
        }
        return Optional.empty();
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return value == null ? new byte[0] : value;
    }

    /** By position: at the end of a compacted topic there need not be a record. */
    private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        Collection<Map.Entry<TopicPartition, Long>> all = ends.entrySet();
        return all.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private ArtifactException unread(Artifact.OnTopic artifact, String why) {
        return ArtifactException.passing("the artifact " + artifact.where() + " cannot be read from '" + topic + "' at "
                + kafka.bootstrapServers() + ": " + why + "; look whether the brokers answer");
    }
}
