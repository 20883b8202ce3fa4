package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationEntry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What an operator lends a key, in maps, which counts how often it is asked. */
public final class KeyedInMemory extends HeapMemory {
    private final Set<Long> former = new HashSet<>();
    private int asked;

    @Override
    public Optional<DeduplicationEntry> find(long fingerprint) {
        asked++;
        return super.find(fingerprint);
    }

    @Override
    public boolean containsFormer(long fingerprint) {
        asked++;
        return former.contains(fingerprint);
    }

    /** As a release before hashes had a key did. */
    public void addFormer(long fingerprint) {
        former.add(fingerprint);
    }

    /** How often it was asked whether it contains something. */
    public int asked() {
        return asked;
    }
}
