package dev.weir.io.kafka.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Keeps the partitions that it has from its state, or is given, until it is told to begin: a restored reader would go on
 * with them at once, before the rows of a table that was declared since then are read.
 */
final class AwaitingReader<T, S extends SourceSplit> implements SourceReader<T, S> {
    private final SourceReader<T, S> delegate;
    private final List<S> held = new ArrayList<>();
    private final CompletableFuture<Void> beginning = new CompletableFuture<>();
    private boolean lastHeld;

    AwaitingReader(SourceReader<T, S> delegate) {
        this.delegate = delegate;
    }

    private boolean hasBegun() {
        return beginning.isDone();
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        return hasBegun() ? delegate.pollNext(output) : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        List<S> splits = new ArrayList<>(delegate.snapshotState(checkpointId));
        splits.addAll(held);
        return splits;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return hasBegun() ? delegate.isAvailable() : beginning;
    }

    @Override
    public void addSplits(List<S> splits) {
        if (hasBegun()) {
            delegate.addSplits(splits);
        } else {
            held.addAll(splits);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        if (hasBegun()) {
            delegate.notifyNoMoreSplits();
        } else {
            lastHeld = true;
        }
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (!(event instanceof Begin)) {
            delegate.handleSourceEvents(event);
        } else if (!hasBegun()) {
            begin();
        }
    }

    private void begin() {
        if (!held.isEmpty()) {
            delegate.addSplits(List.copyOf(held));
            held.clear();
        }
        if (lastHeld) {
            delegate.notifyNoMoreSplits();
        }
        beginning.complete(null);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        delegate.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        delegate.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        delegate.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
        delegate.close();
    }
}
