package dev.weir.io.record;

import dev.weir.engine.seal.TrainedSeal;
import dev.weir.engine.train.Publication;
import dev.weir.events.record.Sender;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes versions of models that the job trained, with the seal that proves it where others have a signature. */
public record TrainedModelRecords(String topic) implements KafkaRecordSerializationSchema<Publication> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Publication version, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, version.keyUtf8(), version.utf8());
        SenderHeaders.add(new Sender(TrainedSeal.SENDER, 0, version.seal()), record.headers());
        return record;
    }
}
