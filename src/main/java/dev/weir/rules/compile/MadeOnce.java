package dev.weir.rules.compile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ExecutionError;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Values that are dear to make, made once for all who ask for them at a time. It holds a value weakly: one that nobody else
 * holds any more is forgotten, and made again. Safe for use by several threads; who asks for what is being made waits for it.
 *
 * @param <K> what a value is made of, equal where the values may stand for each other
 * @param <V> immutable
 */
public final class MadeOnce<K, V> {
    private final Cache<K, V> known = CacheBuilder.newBuilder().weakValues().build();

    /** Creates it without a value. */
    public MadeOnce() {}

    /** The value of a key. What the maker throws is thrown, and tried anew the next time. */
    public V get(K key, Supplier<V> maker) {
        try {
            return known.get(key, maker::get);
        } catch (UncheckedExecutionException | ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("a supplier threw what it cannot throw", e);
        } catch (ExecutionError e) {
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** Somebody made one. */
    void offer(K key, V value) {
        known.put(key, value);
    }

    boolean knows(K key) {
        return known.getIfPresent(key) != null;
    }

    /** How many are known, after those that nobody holds were forgotten. */
    long size() {
        known.cleanUp();
        return known.size();
    }
}
