package dev.weir.rules.compile.pacing;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.FieldNames;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.rule.Pacing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads how often a rule may fire: the {@code cooldown} and the {@code cap} of its {@code then}. */
public final class PacingReader {
    private static final String BY_HINT = "write fields of the event that triggers the rule, such as by: [sku]";

    private final Section then;
    private final Schema schema;
    private final Set<EventType> triggers;
    private final long longestMillis;

    /**
     * Creates a reader.
     *
     * @param triggers the types of events that trigger the rule; empty if only time does
     * @param longestMillis the longest cooldown, and the longest window of a cap
     */
    public PacingReader(Section then, Schema schema, Set<EventType> triggers, long longestMillis) {
        this.then = then;
        this.schema = schema;
        this.triggers = triggers;
        this.longestMillis = longestMillis;
    }

    /** Reads it. Errors are noted. */
    public Pacing read() {
        if (!(then.node("cooldown").orElse(null) instanceof Node.Fields)) {
            return new Pacing(then.duration("cooldown", 1, longestMillis).orElse(0), Map.of(), cap());
        }
        Section cooldown = then.section("cooldown");
        cooldown.refuseOthers();
        if (!cooldown.has("for")) {
            cooldown.missing("for", "write how long the rule rests, such as for: 7d");
        }
        return new Pacing(cooldown.duration("for", 1, longestMillis).orElse(0), by(cooldown), cap());
    }

    private Pacing.Cap cap() {
        if (!then.has("cap")) {
            return Pacing.Cap.NONE;
        }
        Node written = then.node("cap").orElseThrow();
        if (!(written instanceof Node.Fields)) {
            then.wrong("cap", "'cap' is " + written.described() + "; write such as cap: {count: 2, over: 7d}");
            return Pacing.Cap.NONE;
        }
        Section cap = then.section("cap");
        cap.refuseOthers();
        if (!cap.has("count")) {
            cap.missing("count", "write how often the rule may fire, such as count: 2");
        }
        if (!cap.has("over")) {
            cap.missing("over", "write the window in which it may, such as over: 7d");
        }
        return new Pacing.Cap(count(cap), cap.duration("over", 1, longestMillis).orElse(0));
    }

    private static int count(Section cap) {
        if (cap.node("count").orElse(null) instanceof Node.Whole whole && whole.value() > Pacing.Cap.MOST) {
            cap.wrong(
                    "count",
                    "a cap counts what one subject gets, at most " + Pacing.Cap.MOST
                            + "; a budget over all of them is a document of its own: caps/NAME with subjects: all");
            return 0;
        }
        return (int) cap.whole("count").orElse(0);
    }

    private Map<EventType, List<Field>> by(Section cooldown) {
        List<String> names = cooldown.texts("by", BY_HINT);
        if (names.isEmpty() && cooldown.has("by")) {
            cooldown.wrong("by", "'by' names no field; leave it out, or " + BY_HINT);
        }
        Map<EventType, List<Field>> by = new HashMap<>();
        for (EventType type : schema.types()) {
            List<Field> fields = new ArrayList<>();
            for (String name : names) {
                schema.find(type, name).ifPresent(fields::add);
            }
            by.put(type, fields);
        }
        names.forEach(name -> requireField(cooldown, name));
        return names.isEmpty() ? Map.of() : by;
    }

    /** Notes an error if events that trigger the rule have no such field, or if only time does and no event has. */
    private void requireField(Section cooldown, String name) {
        Set<EventType> having = schema.types().stream()
                .filter(type -> schema.find(type, name).isPresent())
                .collect(Collectors.toSet());
        if (triggers.isEmpty() && having.isEmpty()) {
            cooldown.wrong("by", "no event has a field '" + name + "'; " + BY_HINT);
        }
        for (EventType type : new TreeSet<>(triggers)) {
            if (!having.contains(type)) {
                cooldown.wrong("by", refusal(type, name));
            }
        }
    }

    private String refusal(EventType type, String name) {
        if (type.hasLines() && name.equals(Schema.SKU)) {
            return "a " + type.ruleName() + " has a '" + name + "' on each of its lines, and a cooldown is by fields"
                    + " that it has once";
        }
        Set<String> known = new TreeSet<>(schema.attributesOf(type).keySet());
        schema.fields(type).forEach(field -> known.add(field.name()));
        return FieldNames.unknown(schema, type, name, known);
    }

    /** Returns the shape of a cooldown by values. */
    public static Clause cooldownClause() {
        return Clause.of("cooldown", "A cooldown for each combination of values of some fields.")
                .required("for", new Kind.Duration(), "How long the rule does not fire again, such as 7d.")
                .optional(
                        "by",
                        new Kind.Several(new Kind.Text("")),
                        "Fields of the triggering event, such as [sku]: the cooldown applies to a subject and these values only. Default: it applies to the subject.");
    }

    /** Returns the shape of a cap. */
    public static Clause capClause() {
        return Clause.of("cap", "A limit on how often a rule fires for a subject.")
                .required(
                        "count", new Kind.Whole(1, Pacing.Cap.MOST), "The largest number of firings within the window.")
                .required(
                        "over", new Kind.Duration(), "The length of the window, which ends at each event, such as 7d.");
    }
}
