package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.Event;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.patterns.match.PatternState.OpenMatch;
import java.util.List;

/**
 * What is known of a key.
 *
 * @param atMillis at which time
 * @param sinceMillis event time from which events of the key were played
 * @param events how many there were
 * @param firings of rules that rest or are counted by a cap, if the key's value is a subject
 * @param waiting actions that wait for the subject
 * @param lists the names of the lists that have the key's value in them
 * @param latest the latest of its events, oldest first
 * @param decisions the latest about these events, or about the key's value as a subject, oldest first
 * @param notes what this cannot know, and how it was read
 */
public record KnownKey(
        KeyName key,
        long atMillis,
        long sinceMillis,
        int events,
        List<KnownFeature> features,
        List<KnownMatch> matches,
        List<RowChange> rows,
        List<KnownFiring> firings,
        List<KnownWaiting> waiting,
        List<String> lists,
        List<Event> latest,
        List<JsonNode> decisions,
        List<String> notes) {
    /** Makes defensive copies. */
    public KnownKey {
        features = List.copyOf(features);
        matches = List.copyOf(matches);
        rows = List.copyOf(rows);
        firings = List.copyOf(firings);
        waiting = List.copyOf(waiting);
        lists = List.copyOf(lists);
        latest = List.copyOf(latest);
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /**
     * A feature of a rule, or a column that it asks.
     *
     * @param held how many events its window has
     * @param windowMillis the longest that its window can be; 0 for a column
     */
    public record KnownFeature(String rule, String name, Value value, HeldEvents held, long windowMillis) {}

    /**
     * What is kept of the events of a window.
     *
     * @param events how many there are; absent if single events are not kept
     * @param entries how many entries are kept in their place, such as distinct values with their times; else absent
     */
    public record HeldEvents(Value events, Value entries) {
        /** Nothing is kept. */
        static final HeldEvents NONE = new HeldEvents(Value.absent(), Value.absent());
    }

    /** An open match of a rule's pattern. */
    public record KnownMatch(String rule, OpenMatch match) {}

    /**
     * What the last firing of a rule about the subject means.
     *
     * @param trigger the event at which it fired last
     * @param atMillis when
     * @param restsUntilMillis until when its cooldown lasts; 0 if it does not rest
     * @param counted how many firings its cap counts now
     * @param cap how many it lets through; 0 without one
     */
    public record KnownFiring(
            String rule, String trigger, long atMillis, long restsUntilMillis, int counted, int cap) {}

    /**
     * An action that waits.
     *
     * @param trigger the event because of which it waits, as type and id
     * @param dueMillis when it goes out, unless something forbids it then
     */
    public record KnownWaiting(String rule, long version, String outcome, String trigger, long dueMillis) {}
}
