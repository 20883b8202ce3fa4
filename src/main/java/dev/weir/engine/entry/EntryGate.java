package dev.weir.engine.entry;

import dev.weir.events.answer.ListWrite;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets through what rules put on lists: what is written already not again, and of each rule no more than {@value
 * #MOST_A_SECOND} entries in a second. What is held back is written when the rule fires for it again. For use by one
 * thread.
 */
public final class EntryGate {
    /** The largest number of entries of one rule in a second. */
    public static final int MOST_A_SECOND = 20;

    private static final int REMEMBERED = 10_000;
    private static final long SECOND = 1_000;

    private final Map<String, Long> latest = new LinkedHashMap<>();
    private final Map<String, Integer> ofSecond = new HashMap<>();
    private long second = Long.MIN_VALUE;
    private long heldBack;

    /** Creates a gate that has let nothing through yet. */
    public EntryGate() {}

    /**
     * Returns whether an entry is to be written.
     *
     * @param nowMillis wall clock
     */
    public boolean lets(ListWrite write, long nowMillis) {
        String key = write.key();
        if (latest.getOrDefault(key, Long.MIN_VALUE) >= write.untilMillis()) {
            return false;
        }
        if (Math.floorDiv(nowMillis, SECOND) != second) {
            second = Math.floorDiv(nowMillis, SECOND);
            ofSecond.clear();
        }
        if (ofSecond.merge(write.rule(), 1, Integer::sum) > MOST_A_SECOND) {
            heldBack++;
            return false;
        }
        latest.remove(key);
        latest.put(key, write.untilMillis());
        if (latest.size() > REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        return true;
    }

    /** Returns how many entries were held back because their rule wrote too many. */
    public long heldBack() {
        return heldBack;
    }
}
