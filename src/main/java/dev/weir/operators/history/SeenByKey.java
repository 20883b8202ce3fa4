package dev.weir.operators.history;

import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.engine.profile.HeapMemory;
import dev.weir.operators.stream.WriteBehindOperator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Events that busy keys saw lately, forgotten by the clock of the history: state expires by the wall clock, which stands
 * still for a history of years.
 */
final class SeenByKey implements WriteBehindOperator.SeenEvents {
    private final Map<String, HeapMemory> byKey = new HashMap<>();
    private final Supplier<String> currentKey;
    private final LongSupplier nowMillis;
    private final long horizonMillis;

    SeenByKey(Supplier<String> currentKey, LongSupplier nowMillis, long horizonMillis) {
        this.currentKey = currentKey;
        this.nowMillis = nowMillis;
        this.horizonMillis = horizonMillis;
    }

    @Override
    public Optional<DeduplicationEntry> find(long fingerprint) {
        HeapMemory known = byKey.get(currentKey.get());
        return known == null
                ? Optional.empty()
                : known.at(nowMillis.getAsLong(), horizonMillis).find(fingerprint);
    }

    @Override
    public void add(long fingerprint, DeduplicationEntry event) {
        byKey.computeIfAbsent(currentKey.get(), unknown -> new HeapMemory())
                .at(nowMillis.getAsLong(), horizonMillis)
                .add(fingerprint, event);
    }

    /** Returns false: no earlier release decided histories. */
    @Override
    public boolean containsFormer(long fingerprint) {
        return false;
    }

    @Override
    public void forget() {
        byKey.remove(currentKey.get());
    }
}
