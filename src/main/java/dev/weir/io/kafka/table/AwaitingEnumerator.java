package dev.weir.io.kafka.table;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts another enumerator once the tables have been read: until then no partition of its topic is assigned, and
 * nothing waits in memory; readers that have partitions from their state are told to begin, see {@link AwaitingReader}.
 * The gauge {@code tablePartitionsUnread} says how many partitions of tables are missing. If it
 * is not known how far they have been read, it goes on asking, and logs why.
 */
final class AwaitingEnumerator<S extends SourceSplit, C> implements SplitEnumerator<S, BegunState<C>> {
    /** The name of the gauge. */
    static final String UNREAD = "tablePartitionsUnread";

    private static final Logger LOG = LoggerFactory.getLogger(AwaitingEnumerator.class);
    private static final long LOOK_MILLIS = 500;
    private static final int UNKNOWN = -1;

    private final SplitEnumeratorContext<S> context;
    private final SplitEnumerator<S, C> delegate;
    private final TableReading tables;
    private final Topics topics;
    private volatile boolean started;
    private volatile int unread = UNKNOWN;

    /**
     * The topics of tables.
     *
     * @param awaited whose rows are to be read first
     * @param read that were read when the job had begun before
     */
    record Topics(Set<String> awaited, Set<String> read) {
        private boolean areRead() {
            return read.containsAll(awaited);
        }
    }

    /** Creates an enumerator that has not started. */
    AwaitingEnumerator(
            SplitEnumeratorContext<S> context, SplitEnumerator<S, C> delegate, TableReading tables, Topics topics) {
        this.topics = topics;
        this.context = context;
        this.delegate = delegate;
        this.tables = tables;
    }

    @Override
    public void start() {
        if (topics.areRead()) {
            begin();
            return;
        }
        context.metricGroup().gauge(UNREAD, () -> unread);
        context.callAsync(() -> started ? 0 : tables.unread(), this::look, 0, LOOK_MILLIS); // never ends
    }

    private void look(Integer left, Throwable failure) {
        if (started) {
            return;
        }
        if (failure != null) {
            LOG.warn("events wait for the rows of tables, and it is not known how many are read", failure);
            return;
        }
        if (left != unread) {
            LOG.info("events wait until {} partitions of tables are read", left);
            unread = left;
        }
        if (left == 0) {
            begin();
        }
    }

    private void begin() {
        started = true;
        tables.close();
        delegate.start();
        context.registeredReaders().keySet().forEach(this::tell);
    }

    private void tell(int subtask) {
        context.sendEventToSourceReader(subtask, new Begin());
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        if (started) {
            delegate.handleSplitRequest(subtask, host);
        }
    }

    @Override
    public void addSplitsBack(List<S> splits, int subtask) {
        delegate.addSplitsBack(splits, subtask);
    }

    @Override
    public void addReader(int subtask) {
        if (started) { // one that came earlier is known to the context when the other starts
            tell(subtask);
            delegate.addReader(subtask);
        }
    }

    @Override
    public BegunState<C> snapshotState(long checkpoint) throws Exception {
        return new BegunState<>(delegate.snapshotState(checkpoint), started ? topics.awaited() : topics.read());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        delegate.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        delegate.handleSourceEvent(subtask, event);
    }

    @Override
    public void close() throws IOException {
        tables.close();
        delegate.close();
    }
}
