package dev.weir.engine.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what the rules of one instance did until the counts are taken: one tally for each second of event time. For
 * use by one thread.
 */
public final class GuardTallies {
    private final Map<Long, SecondTally> bySecond = new TreeMap<>();
    private final Map<Integer, AskedPlan> plans = new HashMap<>();

    /** Creates an empty tally. */
    public GuardTallies() {}

    /** Counts what a note says. */
    public void add(TallyNote note) {
        if (note instanceof TallyNote.Asks asks) {
            plans.remove(asks.plan() - TallyNote.MOST_PLANS);
            plans.put(asks.plan(), AskedPlan.of(asks, plans.values()));
        } else if (note instanceof TallyNote.OfEvent event) {
            SecondTally tally = bySecond.computeIfAbsent(event.second(), SecondTally::new);
            tally.add(event);
            AskedPlan asked = plans.get(event.plan());
            if (asked != null) {
                tally.asked(asked, event.subjectHash());
            }
        }
    }

    /** Removes and returns all tallies. */
    public List<GuardTally> take() {
        List<GuardTally> taken = new ArrayList<>(bySecond.size());
        bySecond.values().forEach(tally -> taken.add(tally.take()));
        bySecond.clear();
        return taken;
    }
}
