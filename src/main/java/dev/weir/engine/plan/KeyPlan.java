package dev.weir.engine.plan;

import dev.weir.engine.message.Failures;
import dev.weir.events.Event;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens to an event of one type at the keys of one combination of fields.
 *
 * @param reader reads the keys
 * @param feeds series that take in the event
 * @param feedsRows whether the event is a table row, kept at this key
 * @param layout the features that rules triggered by the event ask for
 * @param asksStock whether those rules ask for the stock
 * @param patterns that the event may be part of
 * @param kept ids of all series and patterns of the combination, whatever type of event they take
 * @param matchesAlone whether no other combination, and no other key of this one, can complete a match with the same
 *     event
 * @param lines which lines of a transaction a key receives
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
        Lines lines,
        long keepMillis) {

    /** The lines of a transaction that a key receives: only those that it uses are sent. */
    public enum Lines {
        /** All lines: something stored under the key can depend on them. */
        ALL,
        /**
         * The lines with the {@code sku} of the key: there is a key per line, and nothing stored under it uses the
         * others.
         */
        OWN,
        /** No lines: nothing stored under the key uses them, and no pattern there stores the transaction. */
        NONE
    }

    /**
     * Returns whether only series, and patterns whose conditions use only events, are kept at the one key that an event
     * has, and only they are asked for.
     */
    boolean isPlain() {
        return reader.givesOne() && !feedsRows && !asksStock && patterns.asksEventsAlone();
    }

    /**
     * Adds a failure for each rule that has something stored at the key, if an expression of the key fails for an event
     * that has none.
     */
    public void addFailures(Event event, Failures failures) {
        if (!reader.failsFor(event)) {
            return;
        }
        Set<String> rules = new TreeSet<>();
        feeds.forEach(series -> rules.addAll(series.rules()));
        for (int i = 0; i < patterns.size(); i++) {
            rules.addAll(patterns.get(i).rules());
        }
        rules.forEach(failures::add);
    }

    /** Returns whether the key may store something about the event. */
    public boolean remembers() {
        return feedsRows || !feeds.isEmpty() || !patterns.isEmpty();
    }

    /** Returns whether the key takes in every such event, once. */
    public boolean feedsAll() {
        return feedsRows || !feeds.isEmpty();
    }

    /** Returns whether rules read the key's answer about the event, apart from matches. */
    public boolean isRead() {
        return asksStock || layout.size() > 0;
    }

    /** Returns whether the key has an answer about the event; for a table row, whether it was new. */
    public boolean answers() {
        return feedsRows || isRead() || !patterns.isEmpty();
    }
}
