package dev.weir.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is remembered of one subject, in one value.
 *
 * <p>Size: the events that are being gathered (mostly none or one), those decided lately, and a time per rule that rests.
 */
public final class SubjectState {
    private final List<Gathering> gatherings;
    private final Seen decided;
    private final Map<String, Long> restsUntilMillis;
    private final Expiry expiry;

    /** A subject that nothing is known of. */
    public SubjectState() {
        this(new ArrayList<>(), new Seen(), new TreeMap<>(), new Expiry());
    }

    SubjectState(List<Gathering> gatherings, Seen decided, Map<String, Long> restsUntilMillis, Expiry expiry) {
        this.gatherings = gatherings;
        this.decided = decided;
        this.restsUntilMillis = restsUntilMillis;
        this.expiry = expiry;
    }

    List<Gathering> gatherings() {
        return gatherings;
    }

    Seen decided() {
        return decided;
    }

    /** Event time by rule id. */
    Map<String, Long> restsUntilMillis() {
        return restsUntilMillis;
    }

    Expiry expiry() {
        return expiry;
    }

    /** The gathering of an event, taken out; a new one if there is none. */
    Gathering take(long event, long epoch, long nowMillis) {
        for (int i = 0; i < gatherings.size(); i++) {
            if (gatherings.get(i).event() == event && gatherings.get(i).epoch() == epoch) {
                return gatherings.remove(i);
            }
        }
        return Gathering.of(event, epoch, nowMillis);
    }
}
