package dev.weir.io.kafka.table;

import java.util.Collection;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of events that begins once the rows of tables have been read. One that is restored after it had begun goes on at
 * once, since the state of the job has the rows of that time, unless a table was declared since then.
 */
public final class AwaitingSource<T>
        implements Source<T, KafkaPartitionSplit, BegunState<KafkaSourceEnumState>>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final KafkaSource<T> delegate;
    private final TableReading tables;
    private final Set<String> topics;

    /**
     * Creates a source that reads what another one reads.
     *
     * @param topics of the tables that it waits for
     */
    public AwaitingSource(KafkaSource<T> delegate, TableReading tables, Collection<String> topics) {
        this.delegate = delegate;
        this.tables = tables;
        this.topics = Set.copyOf(topics);
    }

    @Override
    public Boundedness getBoundedness() {
        return delegate.getBoundedness();
    }

    @Override
    public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new AwaitingReader<>(delegate.createReader(context));
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, BegunState<KafkaSourceEnumState>> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return waiting(context, delegate.createEnumerator(context), Set.of());
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, BegunState<KafkaSourceEnumState>> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, BegunState<KafkaSourceEnumState> state)
            throws Exception {
        return waiting(context, delegate.restoreEnumerator(context, state.of()), state.tables());
    }

    private AwaitingEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> waiting(
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
            Set<String> read) {
        return new AwaitingEnumerator<>(context, enumerator, tables, new AwaitingEnumerator.Topics(topics, read));
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return delegate.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<BegunState<KafkaSourceEnumState>> getEnumeratorCheckpointSerializer() {
        return new BegunStateSerializer<>(delegate.getEnumeratorCheckpointSerializer());
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return delegate.getProducedType();
    }
}
