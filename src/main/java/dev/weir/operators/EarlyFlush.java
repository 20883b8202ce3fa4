package dev.weir.operators;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has RocksDB begin to write its memory out {@value #AHEAD_MILLIS} ms before a checkpoint is expected, while events go
 * on. The checkpoint, for which events wait, then has only the last moment to write. It costs one more small file a
 * checkpoint. Needs atomic flushes; without them, and with another backend than RocksDB, nothing happens. For use by the
 * operator's thread.
 */
public final class EarlyFlush {
    /** Several times what RocksDB takes to write out ten seconds of changes, in milliseconds. */
    public static final int AHEAD_MILLIS = 300;

    private static final Logger LOG = LoggerFactory.getLogger(EarlyFlush.class);

    private final ProcessingTimeService clock;
    private final @Nullable RocksDB database;
    private final SnapshotRhythm rhythm = new SnapshotRhythm();
    private @Nullable ScheduledFuture<?> expected;

    private EarlyFlush(ProcessingTimeService clock, @Nullable RocksDB database) {
        this.clock = clock;
        this.database = database;
    }

    /** Returns what flushes this backend, by this clock. */
    public static EarlyFlush of(KeyedStateBackend<?> backend, ProcessingTimeService clock) {
        return new EarlyFlush(clock, databaseOf(backend).orElse(null));
    }

    /** Flink has no way to it; if a later version hides it, checkpoints are as slow as without this. */
    private static Optional<RocksDB> databaseOf(KeyedStateBackend<?> backend) {
        if (!(backend instanceof RocksDBKeyedStateBackend<?>)) {
            return Optional.empty();
        }
        try {
            Field field = RocksDBKeyedStateBackend.class.getDeclaredField("db");
            field.setAccessible(true);
            return Optional.of((RocksDB) field.get(backend));
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOG.warn("RocksDB cannot be flushed before checkpoints, so events wait longer at each", e);
            return Optional.empty();
        }
    }

    /** Notes that a snapshot begins now, and expects the next. */
    public void snapshot() {
        if (database == null) {
            return;
        }
        if (expected != null) { // a savepoint came between
            expected.cancel(false);
            expected = null;
        }
        long now = clock.getCurrentProcessingTime();
        rhythm.snapshot(now);
        long left = rhythm.millisUntilNext(now);
        if (left != SnapshotRhythm.UNKNOWN && left > AHEAD_MILLIS) {
            expected = clock.registerTimer(now + left - AHEAD_MILLIS, at -> flush(database));
        }
    }

    /** Without a list of states, all are written. Waits for nothing. */
    private static void flush(RocksDB database) throws RocksDBException {
        try (FlushOptions beside = new FlushOptions().setWaitForFlush(false).setAllowWriteStall(true)) {
            database.flush(beside, List.of());
        }
    }
}
