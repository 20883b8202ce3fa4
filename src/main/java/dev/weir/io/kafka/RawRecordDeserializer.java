package dev.weir.io.kafka;

import dev.weir.events.binary.RawRecordCodec;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.RawRecords;
import dev.weir.operators.CodecTypeInformation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are: what they say is read by Ingest, which can say what is wrong with them. */
final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1;

    private final boolean withSender;

    /**
     * Of a topic.
     *
     * @param withSender whether it matters who pushed a record
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
