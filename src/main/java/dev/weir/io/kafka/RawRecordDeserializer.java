package dev.weir.io.kafka;

import dev.weir.events.binary.RawRecordCodec;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.RawRecords;
import dev.weir.operators.CodecTypeInformation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes records on unchanged: Ingest parses them, which can report what is wrong. */
final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1;

    private final boolean withSender;

    /**
     * Creates a deserializer for a topic.
     *
     * @param withSender whether the sender of a record is needed
     */
    RawRecordDeserializer(boolean withSender) {
        this.withSender = withSender;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        out.collect(withSender ? RawRecords.withSender(record) : RawRecords.of(record));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return new CodecTypeInformation<>(RawRecord.class, RawRecordCodec.class);
    }
}
