package dev.weir.engine.pacing;

import dev.weir.events.binary.Binary;
import dev.weir.rules.rule.Pacing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest firings, for one subject, of rules that have a cooldown or a cap.
 *
 * <p>The time of the firing is stored and not the end of the cooldown, so that the cooldown in force decides how long a
 * rule is suppressed: after an edit the new cooldown counts from the last firing. Each firing has the epoch under which
 * it was decided. A rule that was removed and added again is a new rule: firings from before the epoch in which it was
 * added are ignored. An event older than the last firing finds the rule suppressed, however much older it is, so that
 * in no order of arrival does a rule fire more than once per cooldown, nor more often in any window than its cap
 * allows.
 *
 * <p>A cap over all rules with a tag counts their firings under a name of its own.
 *
 * <p>Size: an id and two numbers for each rule that fired, two numbers for each firing that its cap counts, and three
 * for each combination of values that its cooldown is by, of which at most {@value Pacing#MOST_VALUES} are kept.
 * Firings are kept as long as the subject, which is for the cooldown in force when the rule fired, the window of its
 * cap, and at least {@value #KEPT_AT_LEAST_MILLIS} milliseconds: a cooldown lengthened to at most a day finds every
 * firing it covers, one lengthened further finds those that are still kept.
 */
public final class Firings {
    /** The shortest time that a firing is kept, whatever the cooldown, in milliseconds of event time. */
    public static final long KEPT_AT_LEAST_MILLIS = 24L * 60 * 60 * 1000;

    /** Most subjects have no firings and share one empty map. */
    private Map<String, RuleFirings> byRule;

    /** Creates an empty set of firings. */
    public Firings() {
        this(Map.of());
    }

    private Firings(Map<String, RuleFirings> byRule) {
        this.byRule = byRule;
    }

    /** Returns whether a rule is suppressed by its cooldown or its cap. */
    public boolean rests(PendingFiring attempt) {
        RuleFirings firings = byRule.get(attempt.rule());
        return firings != null && firings.rests(attempt);
    }

    /** Records the firing of a rule that was not suppressed. */
    public void fire(PendingFiring attempt) {
        if (byRule.isEmpty()) {
            byRule = new TreeMap<>();
        }
        byRule.computeIfAbsent(attempt.rule(), first -> new RuleFirings()).fire(attempt);
    }

    /**
     * Drops the firings of rules and caps that no longer exist, and those from before a rule was added again.
     *
     * @param born the epoch in which each existing rule was added
     */
    public void retain(Map<String, Long> born, FiringPolicies policies) {
        if (!byRule.isEmpty()) {
            byRule.entrySet().removeIf(rule -> !rule.getValue().retain(policies.bornEpoch(rule.getKey(), born)));
        }
    }

    /** Returns whether nothing fired. */
    public boolean isEmpty() {
        return byRule.isEmpty();
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeCount(byRule.size(), out);
        for (Map.Entry<String, RuleFirings> rule : byRule.entrySet()) {
            Binary.writeText(rule.getKey(), out);
            rule.getValue().write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Firings read(DataInput in) throws IOException {
        Map<String, RuleFirings> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(Binary.readText(in), RuleFirings.read(in));
        }
        return new Firings(byRule);
    }

    /** Reads the form of earlier releases with the last firing of each rule. */
    public static Firings readLast(DataInput in) throws IOException {
        Map<String, RuleFirings> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(Binary.readText(in), RuleFirings.of(RuleFirings.Firing.read(in)));
        }
        return new Firings(byRule);
    }

    /** Reads the form of earlier releases: the ends of cooldowns, which apply whatever the cooldown in force is. */
    public static Firings readEndsOfRests(DataInput in) throws IOException {
        Map<String, RuleFirings> byRule = new TreeMap<>();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            byRule.put(Binary.readText(in), RuleFirings.of(RuleFirings.Firing.endingRestAt(Binary.readZigZag(in))));
        }
        return new Firings(byRule);
    }
}
