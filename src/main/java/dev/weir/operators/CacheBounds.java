package dev.weir.operators;

import java.io.Serializable;

/**
 * How much of the state of keys an instance of Profile, and one of Decide, keeps decoded in memory where the state backend
 * keeps it encoded; see {@code state.cacheBytes} of the job config.
 *
 * @param maxBytes about how much of the heap, 0 or more; 0 for none
 */
public record CacheBounds(int maxBytes) implements Serializable {
    /** 32 MiB. */
    public static final CacheBounds DEFAULT = new CacheBounds(32 << 20);

    /** Validates the bounds. */
    public CacheBounds {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("a cache has 0 bytes or more");
        }
    }
}
