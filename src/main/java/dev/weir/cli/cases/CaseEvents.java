package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.Node;
import dev.weir.text.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the events of cases, and notes what is wrong with them. */
final class CaseEvents {
    /** The key by which an event says that it is to come later than one that happens after it. */
    static final String LATE = "late";

    /** What rules call a row that is gone; a connector writes {@code __deleted}, and nobody thinks of that in a case. */
    private static final String DELETED = "deleted";

    private static final String EXAMPLE = "{at: 0s, transaction: {amount: 5}}";

    private final Schema schema;
    private final List<String> types;
    private final CaseNodes nodes;
    private final Node.Fields defaults;

    /**
     * What happens in a case.
     *
     * @param untilMillis how far time advances after the start
     */
    record Read(List<Happening> events, OptionalLong untilMillis) {}

    /** Creates a reader of events with these default fields. */
    CaseEvents(Schema schema, CaseNodes nodes, Node.Fields defaults) {
        this.schema = schema;
        this.types = types(schema);
        this.nodes = nodes;
        this.defaults = defaults;
    }

    /** Returns the names of the types of events. */
    static List<String> types(Schema schema) {
        return schema.types().stream().map(EventType::ruleName).toList();
    }

    /** Reads what happens in a case that begins at a time. */
    Read read(Node.Fields one, String path, long startMillis) {
        List<Happening> events = new ArrayList<>();
        long atMillis = 0;
        long latestMillis = 0;
        List<Node> written = nodes.list(one, "events", path, "[" + EXAMPLE + "], or [] for none");
        for (int i = 0; i < written.size(); i++) {
            String place = path + ".events[" + i + "]";
            Node.Fields event = nodes.fields(written.get(i), place, EXAMPLE);
            atMillis = at(event, "at", place, atMillis);
            boolean isLate = isLate(event, place, atMillis < latestMillis);
            happening(
                            event,
                            EventNames.numbered(i),
                            new Happening.Written(place, List.of(), isLate),
                            startMillis + atMillis)
                    .ifPresent(events::add);
            latestMillis = Math.max(latestMillis, atMillis);
        }
        if (!one.values().containsKey("until")) {
            return new Read(events, OptionalLong.empty());
        }
        long until = at(one, "until", path, atMillis);
        if (until < latestMillis && one.values().get("until") instanceof Node.Text) {
            nodes.wrong(
                    path + ".until",
                    "'until' is before the last event, so that no time passes after it; write a later time, such as +30m"
                            + " after that event");
        }
        return new Read(events, OptionalLong.of(until));
    }

    private boolean isLate(Node.Fields event, String path, boolean canBe) {
        Node late = event.values().get(LATE);
        if (late == null) {
            return false;
        }
        if (!(late instanceof Node.Truth truth && truth.value())) {
            nodes.wrong(path + "." + LATE, "write late: true, or leave it out");
        } else if (!canBe) {
            nodes.wrong(
                    path + "." + LATE,
                    "this event happens after all before it, and is not late; leave 'late' out, or write an earlier"
                            + " time since the start");
        }
        return true;
    }

    /** Returns a time of a case. */
    long at(Node.Fields fields, String key, String path, long beforeMillis) {
        if (!fields.values().containsKey(key)) {
            if (CaseNodes.lacks(key, fields, List.of(key))) {
                nodes.wrong(path, "'" + key + "' is missing; write such as at: 0s, or at: +20m after the event before");
            }
            return beforeMillis;
        }
        try {
            return CaseTime.millis(CaseNodes.scalar(fields.values().get(key)), beforeMillis);
        } catch (IllegalArgumentException e) {
            nodes.wrong(path + "." + key, "'" + key + "': " + e.getMessage());
            return beforeMillis;
        }
    }

    private Optional<Happening> happening(Node.Fields event, String number, Happening.Written place, long atMillis) {
        for (EventType type : schema.types()) {
            if (event.values().containsKey(type.ruleName())) {
                only(event, type, place.path());
                String own = place.path() + "." + type.ruleName();
                Node.Fields fields =
                        nodes.fields(event.values().get(type.ruleName()), own, "{amount: 5}, or {} for none");
                Map<String, Node> values = new LinkedHashMap<>();
                if (defaults.values().get(type.ruleName()) instanceof Node.Fields usual) {
                    values.putAll(usual.values());
                }
                values.putAll(fields.values());
                String time = schema.timeField(type);
                if (values.containsKey(time)) {
                    nodes.wrong(own, "'" + time + "' follows from 'at'; leave it out");
                }
                values.put(time, new Node.Text(Instant.ofEpochMilli(atMillis).toString(), CaseNodes.NOWHERE));
                if (isSeenButNotSent(DELETED, type) && CaseNodes.isTrue(values.get(DELETED))) {
                    values.putIfAbsent("__deleted", new Node.Truth(true, CaseNodes.NOWHERE));
                }
                Happening.Written written = new Happening.Written(
                        place.path(), List.copyOf(fields.values().keySet()), place.late());
                String name = name(type, values, number);
                return Optional.of(
                        new Happening(name, type, new Node.Fields(values, CaseNodes.NOWHERE), atMillis, written));
            }
        }
        nodes.wrong(place.path(), "this is no event" + meant(event));
        return Optional.empty();
    }

    /** Returns whether rules see a field of an event, but no record has it. */
    private boolean isSeenButNotSent(String field, EventType type) {
        return schema.fields(type).stream().anyMatch(one -> one.name().equals(field))
                && !schema.recordFields(type).contains(field);
    }

    /** Notes what is beside an event: another one, or its fields. */
    private void only(Node.Fields event, EventType type, String path) {
        for (String key : event.values().keySet()) {
            String place = path + "." + key;
            if (key.equals("at") || key.equals(LATE) || key.equals(type.ruleName())) {
                continue;
            }
            if (types.contains(key)) {
                nodes.wrong(place, "this is a second event; give '" + key + "' a line of its own, with its own 'at'");
            } else {
                String near = Spelling.nearest(key, List.of(LATE))
                        .map(name -> Spelling.MEANT + name + "'?")
                        .orElse("; fields of the event are written inside, such as " + type.ruleName() + ": {" + key
                                + ": …}");
                nodes.wrong(place, "unknown key '" + key + "'" + near);
            }
        }
    }

    private String meant(Node.Fields event) {
        return event.values().keySet().stream()
                .filter(key -> !key.equals("at") && !key.equals(LATE))
                .findFirst()
                .map(key -> ", and there are none of the type '" + key + "'" + Spelling.advice(key, types))
                .orElse("; write one of "
                        + Spelling.listed(types.stream().sorted().toList()) + ", such as " + EXAMPLE);
    }

    /** Returns the id of the event, or else its number. A change of stock has no id of its own in records. */
    private String name(EventType type, Map<String, Node> values, String number) {
        Optional<String> field = schema.idField(type);
        field.ifPresent(name -> values.putIfAbsent(name, new Node.Text(number, CaseNodes.NOWHERE)));
        return field.map(values::get)
                .filter(id -> id instanceof Node.Text || id instanceof Node.Whole)
                .map(EventNames::id)
                .orElse(number);
    }
}
