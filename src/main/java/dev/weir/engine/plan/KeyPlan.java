package dev.weir.engine.plan;

import java.util.List;
import java.util.Set;

/**
 * What becomes of an event of one type at one combination of fields.
 *
 * @param reader of keys
 * @param feeds series that take the event in
 * @param feedsRows whether the event is a row of a table, and the key is where it is kept
 * @param layout features that rules triggered by the event want answered, each at its place
 * @param asksStock whether they want the stock
 * @param patterns that the event may be part of
 * @param kept ids of all series and patterns of the combination, whatever type they are over
 * @param matchesAlone whether no other combination, and no other key of this one, can complete a match with the same event
 * @param ownLines whether a key is sent only those lines of a transaction that are its own: there is a key per line, and
 *     nothing that the key works out sees the others
 * @param keepMillis how long after its last event a key is kept
 */
public record KeyPlan(
        KeyedBy reader,
        List<SeriesPlan> feeds,
        boolean feedsRows,
        AnswerLayout.OfKey layout,
        boolean asksStock,
        KeyPatterns patterns,
        Set<String> kept,
        boolean matchesAlone,
        boolean ownLines,
        long keepMillis) {

    /** Whether the key may take something in of the event. */
    public boolean remembers() {
        return feedsRows || !feeds.isEmpty() || !patterns.isEmpty();
    }

    /** Whether the key takes every such event in, once. */
    public boolean feedsAll() {
        return feedsRows || !feeds.isEmpty();
    }

    /** Whether the key has something to say about the event; of a row of a table, whether it was news. */
    public boolean answers() {
        return feedsRows || asksStock || layout.size() > 0 || !patterns.isEmpty();
    }
}
