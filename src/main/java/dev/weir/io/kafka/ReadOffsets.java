package dev.weir.io.kafka;

import dev.weir.events.EventType;
import dev.weir.operators.savepoint.Savepoint;
import dev.weir.topology.OperatorIds;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerialization;

/** How far a job had read its topics when a savepoint of it was taken. */
public final class ReadOffsets {
    /** The name of the state in which every source of Flink keeps what it reads. */
    private static final ListStateDescriptor<byte[]> SPLITS =
            new ListStateDescriptor<>("SourceReaderState", BytePrimitiveArraySerializer.INSTANCE);

    private ReadOffsets() {}

    /**
     * Returns the next offset to read of each partition of the topic of a type, by topic and partition. A partition that is
     * missing was not read.
     *
     * @throws IOException if the savepoint cannot be read
     */
    public static Map<String, Map<Integer, Long>> of(EventType type, Savepoint savepoint) throws Exception {
        Map<String, Map<Integer, Long>> offsets = new TreeMap<>();
        for (byte[] bytes : savepoint.list(OperatorIds.of(OperatorIds.SOURCE, type), SPLITS)) {
            KafkaPartitionSplit split =
                    SimpleVersionedSerialization.readVersionAndDeSerialize(new KafkaPartitionSplitSerializer(), bytes);
            if (split.getStartingOffset() >= 0) {
                offsets.computeIfAbsent(split.getTopic(), topic -> new TreeMap<>())
                        .put(split.getPartition(), split.getStartingOffset());
            }
        }
        return offsets;
    }
}
