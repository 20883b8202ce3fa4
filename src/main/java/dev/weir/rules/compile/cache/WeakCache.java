package dev.weir.rules.compile.cache;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ExecutionError;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A cache of values that are expensive to create, each created once for all who need it at a time. It holds values
 * weakly: a value that nobody else holds is forgotten, and created again when needed. Safe for use by several threads;
 * a thread that asks for a value being created waits for it.
 *
 * @param <K> what a value is made from, equal if the values are interchangeable
 * @param <V> immutable
 */
public final class WeakCache<K, V> {
    private final Cache<K, V> known = CacheBuilder.newBuilder().weakValues().build();

    /** Creates an empty cache. */
    public WeakCache() {}

    /**
     * Returns the value for a key, and creates it if necessary. An exception of the maker is passed on, and the next
     * call tries again.
     */
    public V get(K key, Supplier<V> maker) {
        if (known.getIfPresent(key) == null) {
            forgetGone(); // the keys of values that are gone may hold much
        }
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

    /** Adds a value that was created elsewhere. */
    void offer(K key, V value) {
        known.put(key, value);
    }

    boolean knows(K key) {
        return known.getIfPresent(key) != null;
    }

    /** Forgets the keys of values that nobody holds, which happens by itself only when others are created. */
    public void forgetGone() {
        known.cleanUp();
    }

    /** Returns the number of values, after forgetting those that nobody holds. */
    long size() {
        forgetGone();
        return known.size();
    }
}
