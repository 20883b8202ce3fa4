package dev.weir.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that is remembered of one subject, in one value.
 *
 * <p>Size: 16 bytes for each event decided lately, a few dozen at most, a time per rule that rests, and
 * the times of decisions that rules ask for.
 */
public final class SubjectState {
    private final Seen decided;
    private final Map<String, Long> restsUntilMillis;
    private final Recollections earlier;
    private final Expiry expiry;

    /** A subject that nothing is known of. */
    public SubjectState() {
        this(new Seen(), new TreeMap<>(), new Recollections(), new Expiry());
    }

    SubjectState(Seen decided, Map<String, Long> restsUntilMillis, Recollections earlier, Expiry expiry) {
        this.decided = decided;
        this.restsUntilMillis = restsUntilMillis;
        this.earlier = earlier;
        this.expiry = expiry;
    }

    /** Whether nothing is remembered, so that it need not be kept. */
    public boolean isEmpty() {
        return decided.isEmpty() && restsUntilMillis.isEmpty() && earlier.isEmpty();
    }

    Seen decided() {
        return decided;
    }

    /** Event time by rule id. */
    Map<String, Long> restsUntilMillis() {
        return restsUntilMillis;
    }

    /** Decisions that rules ask for. */
    Recollections earlier() {
        return earlier;
    }

    Expiry expiry() {
        return expiry;
    }
}
