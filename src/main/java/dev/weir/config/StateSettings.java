package dev.weir.config;

import dev.weir.config.JobConfig.Backend;

/**
 * Where the state of keys is kept.
 *
 * @param cacheBytes about how much of the heap an instance of Profile, and one of Decide, takes for values that it keeps
 *     decoded in front of RocksDB; 0 for none
 */
public record StateSettings(Backend backend, int cacheBytes) {
    private static final Choices<Backend> BACKENDS =
            Choices.usually("rocksdb", Backend.ROCKSDB).or("hashmap", Backend.HASHMAP);
    private static final int USUAL_CACHE = 32 << 20;
    private static final int MOST_CACHE = 1 << 30;

    /** Reads the settings of a config. */
    static StateSettings read(ConfigSection state) {
        StateSettings read = new StateSettings(
                state.oneOf("backend", BACKENDS), state.whole("cacheBytes", USUAL_CACHE, 0, MOST_CACHE));
        state.end();
        return read;
    }
}
