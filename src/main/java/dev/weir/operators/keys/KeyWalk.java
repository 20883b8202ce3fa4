package dev.weir.operators.keys;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Visits the keys of one state of an operator, a few at a time between its events, so that none of them waits long: up
 * to {@value #VISITED_AT_ONCE} keys every {@value #PAUSE_MILLIS} ms. It is not part of a checkpoint: after a restart
 * whoever needs it begins again. For use by the operator's thread.
 *
 * <p>Keys that are new since it began may be left out.
 */
public final class KeyWalk implements AutoCloseable {
    static final int VISITED_AT_ONCE = 100;
    static final int PAUSE_MILLIS = 10;

    /** The most keys that are looked at before the next event, most of which are not wanted. */
    private static final int SEEN_AT_ONCE = 10_000;

    private static final String ENCODING_BACKEND = "rocksdb";

    private final KeyedStateBackend<String> backend;
    private final ProcessingTimeService clock;
    private Visit visit = () -> {};
    private Stream<String> open = Stream.empty();
    private Iterator<String> keys = Collections.emptyIterator();
    private Predicate<String> filter = key -> false;
    private boolean scheduled;

    /** A visit to the current key. */
    @FunctionalInterface
    public interface Visit {
        /** Visits it. */
        void pay() throws Exception;
    }

    /** Creates a walk that has not begun. */
    public KeyWalk(KeyedStateBackend<String> backend, ProcessingTimeService clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /**
     * Begins, again from the first key if it is under way. What is only in a cache has to be written before.
     *
     * @param state the name of a state without namespaces that all keys have
     * @param wanted tells the keys to visit
     * @param toPay a visit to a key
     */
    public void begin(String state, Predicate<String> wanted, Visit toPay) {
        close();
        visit = toPay;
        open = backend.getKeys(state, VoidNamespace.INSTANCE);
        filter = wanted;
        boolean isSnapshot = backend.getBackendTypeIdentifier().equals(ENCODING_BACKEND);
        keys = isSnapshot ? open.iterator() : open.toList().iterator(); // what is walked over must not change
        schedule();
    }

    private void schedule() {
        if (!scheduled && keys.hasNext()) {
            scheduled = true;
            var unused = clock.registerTimer(clock.getCurrentProcessingTime() + PAUSE_MILLIS, now -> step());
        }
    }

    private void step() throws Exception {
        scheduled = false;
        int visited = 0;
        for (int seen = 0; seen < SEEN_AT_ONCE && visited < VISITED_AT_ONCE && keys.hasNext(); seen++) {
            String key = keys.next();
            if (filter.test(key)) {
                backend.setCurrentKey(key);
                visit.pay();
                visited++;
            }
        }
        if (keys.hasNext()) {
            schedule();
        } else {
            close();
        }
    }

    @Override
    public void close() {
        keys = Collections.emptyIterator();
        open.close();
        open = Stream.empty();
    }
}
