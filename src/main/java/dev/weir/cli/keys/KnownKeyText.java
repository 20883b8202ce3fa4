package dev.weir.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.Shown;
import dev.weir.cli.terminal.Table;
import dev.weir.events.Event;
import dev.weir.events.RowChange;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.io.record.DecisionSeen;
import dev.weir.keys.KnownKey;
import dev.weir.keys.KnownKey.HeldEvents;
import dev.weir.keys.KnownKey.KnownFeature;
import dev.weir.keys.KnownKey.KnownFiring;
import dev.weir.keys.KnownKey.KnownMatch;
import dev.weir.keys.KnownKey.KnownWaiting;
import dev.weir.text.Counted;
import dev.weir.text.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What is known of a key, in the two forms of output. */
public final class KnownKeyText {
    private static final int MOST_DECISIONS = 10;

    private KnownKeyText() {}

    /** Returns lines for people. */
    static List<String> lines(KnownKey known) {
        List<String> lines = new ArrayList<>();
        lines.add(known.key().text() + " at " + time(known.atMillis()) + ", from " + Counted.of(known.events(), "event")
                + " since " + time(known.sinceMillis()));
        if (!known.features().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("FEATURE", "RULE", "VALUE", "EVENTS", "WINDOW"));
            known.features().forEach(feature -> rows.add(row(feature)));
            lines.addAll(Table.lines(rows));
        }
        known.matches().forEach(match -> lines.add("open match of " + match.rule() + ": " + sentence(match)));
        known.rows().forEach(row -> lines.add("row " + sentence(row)));
        known.lists().forEach(list -> lines.add("on the list " + list));
        known.firings().forEach(firing -> lines.add(sentence(firing)));
        known.waiting().forEach(action -> lines.add(sentence(action)));
        List<JsonNode> decisions = known.decisions();
        decisions
                .subList(Math.max(0, decisions.size() - MOST_DECISIONS), decisions.size())
                .forEach(decision ->
                        lines.add("decided " + decision.path("eventTime").asText() + "  "
                                + DecisionSeen.of(decision).sentence()));
        lines.addAll(known.notes());
        return lines;
    }

    /** Returns name, rule, value, what is held of its window, and how long that is; a dash for what is not there. */
    public static List<String> row(KnownFeature feature) {
        return List.of(
                feature.name(),
                feature.rule(),
                feature.value().isPresent() ? Shown.brief(feature.value()) : "–",
                held(feature.held()),
                feature.windowMillis() == 0 ? "–" : Durations.text(feature.windowMillis()));
    }

    /** How many events a window has, or how many entries are kept in their place. */
    private static String held(HeldEvents held) {
        if (held.entries() instanceof Value.Int entries) {
            return Counted.of(entries.value(), "entry");
        }
        return held.events().isPresent() ? Shown.brief(held.events()) : "–";
    }

    private static String sentence(KnownMatch known) {
        StringJoiner taken = new StringJoiner(", ");
        known.match()
                .taken()
                .forEach((stage, events) -> taken.add(stage + " "
                        + String.join(" ", events.stream().map(Event::id).toList())));
        String until = known.match().untilMillis() == Long.MAX_VALUE
                ? ""
                : known.match().completedByTime()
                        ? "; complete at " + time(known.match().untilMillis())
                        : "; open until " + time(known.match().untilMillis());
        return (taken.length() == 0 ? "its events are not told" : taken.toString())
                + (known.match().waitsFor().isEmpty()
                        ? ""
                        : "; waits for " + String.join(" or ", known.match().waitsFor()))
                + until
                + (known.match().mustNot().isEmpty()
                        ? ""
                        : ", unless " + String.join(" or ", known.match().mustNot()) + " comes");
    }

    /** Returns a row of a table, or of stock, as text. */
    public static String sentence(RowChange row) {
        String what = row.type().ruleName() + " " + row.row();
        return row instanceof TableRow of
                ? row.type().ruleName() + " " + of.key()
                        + (of.deleted()
                                ? ": deleted"
                                : ": "
                                        + Shown.text(
                                                new Value.Entries(of.columns().values())))
                : what + ": " + Stock.of(List.of(row)).map(Object::toString).orElse("no stock");
    }

    private static String sentence(KnownFiring firing) {
        return firing.rule() + " fired at " + time(firing.atMillis()) + " on " + firing.trigger()
                + (firing.restsUntilMillis() == 0 ? "" : ", and rests until " + time(firing.restsUntilMillis()))
                + (firing.cap() == 0
                        ? ""
                        : "; " + firing.counted() + " of " + firing.cap() + " that its cap lets through");
    }

    private static String sentence(KnownWaiting action) {
        return action.rule() + ", version " + action.version() + ", waits because of " + action.trigger() + ": "
                + (action.outcome().isEmpty() ? "it" : action.outcome()) + " goes out at " + time(action.dueMillis())
                + ", unless something forbids it then";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Returns a document for programs. */
    static ObjectNode json(KnownKey known) {
        ObjectNode document = Output.object();
        document.put("key", known.key().text());
        document.put("at", time(known.atMillis()));
        document.put("since", time(known.sinceMillis()));
        document.put("events", known.events());
        ArrayNode features = document.putArray("features");
        for (KnownFeature one : known.features()) {
            ObjectNode feature = features.addObject().put("rule", one.rule()).put("name", one.name());
            put("value", one.value(), feature);
            put("events", one.held().events(), feature);
            put("entries", one.held().entries(), feature);
        }
        ArrayNode matches = document.putArray("matches");
        for (KnownMatch one : known.matches()) {
            ObjectNode match = matches.addObject().put("rule", one.rule());
            ObjectNode taken = match.putObject("taken");
            one.match().taken().forEach((stage, events) -> {
                ArrayNode ids = taken.putArray(stage);
                events.forEach(event -> ids.add(event.id()));
            });
            texts("waitsFor", one.match().waitsFor(), match);
            texts("unless", one.match().mustNot(), match);
            if (one.match().untilMillis() != Long.MAX_VALUE) {
                match.put("until", time(one.match().untilMillis()));
            }
        }
        ArrayNode rows = document.putArray("rows");
        known.rows().forEach(row -> rows.add(sentence(row)));
        texts("lists", known.lists(), document);
        ArrayNode firings = document.putArray("firings");
        for (KnownFiring one : known.firings()) {
            ObjectNode firing = firings.addObject()
                    .put("rule", one.rule())
                    .put("on", one.trigger())
                    .put("at", time(one.atMillis()));
            if (one.restsUntilMillis() != 0) {
                firing.put("restsUntil", time(one.restsUntilMillis()));
            }
            if (one.cap() != 0) {
                firing.put("counted", one.counted()).put("cap", one.cap());
            }
        }
        ArrayNode waiting = document.putArray("waiting");
        for (KnownWaiting one : known.waiting()) {
            waiting.addObject()
                    .put("rule", one.rule())
                    .put("version", one.version())
                    .put("outcome", one.outcome())
                    .put("on", one.trigger())
                    .put("due", time(one.dueMillis()));
        }
        document.putArray("decisions").addAll(known.decisions());
        texts("notes", known.notes(), document);
        return document;
    }

    /** An absent value is left out. */
    private static void put(String name, Value value, ObjectNode into) {
        if (value instanceof Value.Int whole) {
            into.put(name, whole.value());
        } else if (value instanceof Value.Real real) {
            into.put(name, real.value());
        } else if (value instanceof Value.Bool truth) {
            into.put(name, truth.value());
        } else if (value instanceof Value.Text text) {
            into.put(name, text.value());
        } else if (value.isPresent()) {
            into.put(name, Shown.text(value));
        }
    }

    private static void texts(String name, List<String> texts, ObjectNode into) {
        ArrayNode array = into.putArray(name);
        texts.forEach(array::add);
    }
}
