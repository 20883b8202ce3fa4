package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param lists the names of the lists that have the key's value in them
 * @param decisions the latest about the key's value as a subject, oldest first
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
        List<String> lists,
        List<JsonNode> decisions,
        List<String> notes) {
    /** Makes defensive copies. */
    public KnownKey {
        features = List.copyOf(features);
        matches = List.copyOf(matches);
        rows = List.copyOf(rows);
        firings = List.copyOf(firings);
        lists = List.copyOf(lists);
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /**
     * A feature of a rule, or a column that it asks.
     *
     * @param counted how many events are in its window; absent if that is not kept
     * @param windowMillis the longest that its window can be; 0 for a column
     */
    public record KnownFeature(String rule, String name, Value value, Value counted, long windowMillis) {}

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
}
