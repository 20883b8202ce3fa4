package dev.weir;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * Lets RocksDB write its memory out quickly when a checkpoint begins, because events wait meanwhile. Of RocksDB alone, most of that
 * time is waiting for the disk: a flushed file, its folder and the list of files are each synchronized, for one state
 * of an operator after the other, and all instances of a process begin at the same moment.
 */
public final class QuickFlushes implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1L;

    /** As many as there usually are instances of keyed operators in a process, so that none waits for another. */
    static final int FLUSHING_THREADS = 8;

    /** As soon as there are so many flushed files of a state, they are merged. */
    static final int FILES_BEFORE_MERGE = 8;

    @Override
    public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
        // RocksDB starts a quarter of its background threads for this. They belong to the process and mostly wait.
        Env.getDefault().setBackgroundThreads(FLUSHING_THREADS, Priority.HIGH);
        // All states of an operator in one go: the folder and the list of files are synchronized once, not for each.
        return options.setAtomicFlush(true);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
        // EarlyFlush leaves a second file for each checkpoint: with RocksDB's 4 they would be merged twice as often as
        // without.
        return options.setLevel0FileNumCompactionTrigger(FILES_BEFORE_MERGE);
    }
}
