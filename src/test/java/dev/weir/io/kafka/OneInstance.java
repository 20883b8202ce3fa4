package dev.weir.io.kafka;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;

/** A sink that runs as one instance, and topics of one partition. */
public final class OneInstance implements KafkaSinkContext {
    @Override
    public int getParallelInstanceId() {
        return 0;
    }

    @Override
    public int getNumberOfParallelInstances() {
        return 1;
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
        return new int[] {0};
    }
}
