package dev.weir.console.question;

import dev.weir.console.seen.DecisionRow;
import java.util.List;

/**
 * What is known of a key.
 *
 * @param key with its fields in order
 * @param sinceMillis event time from which its events were played
 * @param events how many there were
 * @param rows of tables, as text
 * @param lists the names of the lists that the key's value is on
 * @param latest the latest of its events, oldest first
 * @param decisions about these events, or about the key's value as a subject, oldest first
 * @param notes what this cannot know, and how it was read
 */
public record KeyAnswered(
        String key,
        long atMillis,
        long sinceMillis,
        int events,
        List<FeatureValue> features,
        List<MatchSoFar> matches,
        List<String> rows,
        List<RuleResting> resting,
        List<ActionAhead> waiting,
        List<String> lists,
        List<EventOfKey> latest,
        List<DecisionRow> decisions,
        List<String> notes) {
    /** Makes defensive copies. */
    public KeyAnswered {
        features = List.copyOf(features);
        matches = List.copyOf(matches);
        rows = List.copyOf(rows);
        resting = List.copyOf(resting);
        waiting = List.copyOf(waiting);
        lists = List.copyOf(lists);
        latest = List.copyOf(latest);
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /**
     * A feature of a rule, or a column that it asks.
     *
     * @param held how many events its window has, or how many entries are kept in their place
     * @param window how long it can be at most
     */
    public record FeatureValue(String rule, String name, String value, String held, String window) {}

    /** An event of the key, with its type's name in rules. */
    public record EventOfKey(String type, String id, long atMillis) {}

    /**
     * An event that an open match has.
     *
     * @param stage whose event it is
     */
    public record EventTaken(String stage, EventOfKey event) {}

    /**
     * An open match of a rule's pattern.
     *
     * @param waitsFor the stages that the next event may be of
     * @param unless the stages whose event would end it
     * @param untilMillis when it is over; 0 if never
     * @param completedByTime whether it is complete then
     */
    public record MatchSoFar(
            String rule,
            List<EventTaken> taken,
            List<String> waitsFor,
            List<String> unless,
            long untilMillis,
            boolean completedByTime) {
        /** Makes defensive copies. */
        public MatchSoFar {
            taken = List.copyOf(taken);
            waitsFor = List.copyOf(waitsFor);
            unless = List.copyOf(unless);
        }
    }

    /**
     * A rule that rests, or whose firings a cap counts.
     *
     * @param trigger the event at which it fired last, as text
     * @param untilMillis until when it rests; 0 if it does not
     * @param counted how many firings its cap counts
     * @param cap how many it lets through; 0 without one
     */
    public record RuleResting(String rule, String trigger, long atMillis, long untilMillis, int counted, int cap) {}

    /**
     * An action that waits.
     *
     * @param trigger the event because of which it waits, as text
     * @param dueMillis when it goes out, unless something forbids it then
     */
    public record ActionAhead(String rule, String outcome, String trigger, long dueMillis) {}
}
