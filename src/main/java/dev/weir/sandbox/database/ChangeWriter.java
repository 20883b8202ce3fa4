package dev.weir.sandbox.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the changes that a connector read to the topics that it names. A batch counts as read once the broker has all of
 * it. Records on topics of the connector itself, such as its heartbeats, are left out.
 */
final class ChangeWriter implements DebeziumEngine.ChangeConsumer<ChangeEvent<byte[], byte[]>>, AutoCloseable {
    private static final String OF_CONNECTOR = "__debezium";
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<byte[], byte[]> kafka;
    private final Runnable tablesRead;

    /**
     * Creates a writer.
     *
     * @param tablesRead is run after the last row of the tables as they were when the connector first started
     */
    ChangeWriter(String bootstrapServers, Runnable tablesRead) {
        this.tablesRead = tablesRead;
        kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void handleBatch(
            List<ChangeEvent<byte[], byte[]>> changes,
            DebeziumEngine.RecordCommitter<ChangeEvent<byte[], byte[]>> committer)
            throws InterruptedException {
        List<Future<RecordMetadata>> writes = new ArrayList<>(changes.size());
        boolean last = false;
        for (ChangeEvent<byte[], byte[]> change : changes) {
            if (!change.destination().startsWith(OF_CONNECTOR)) {
                writes.add(kafka.send(new ProducerRecord<>(change.destination(), change.key(), change.value())));
                last |= isLastOfTables(change.value());
            }
        }
        for (Future<RecordMetadata> write : writes) {
            await(write);
        }
        if (last) {
            tablesRead.run();
        }
        for (ChangeEvent<byte[], byte[]> change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    private static void await(Future<RecordMetadata> write) throws InterruptedException {
        try {
            write.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a change", e.getCause());
        }
    }

    private static boolean isLastOfTables(byte[] value) {
        if (value == null) { // a tombstone
            return false;
        }
        try {
            JsonNode snapshot = JSON.readTree(value).path("source").path("snapshot");
            return snapshot.asText().equals("last");
        } catch (IOException e) {
            throw new UncheckedIOException("the connector's own JSON", e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
