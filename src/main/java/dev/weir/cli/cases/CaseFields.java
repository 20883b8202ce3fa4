package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds fields of events that no record of the job has. A job skips what it does not know, since records have more than
 * rules need; in a case such a field is most often a misspelt one, and what the case then shows is something else. For use
 * by one thread.
 */
final class CaseFields {
    private static final String ATTRIBUTES = "attributes";

    /** A decision is read from what the job wrote, which has more than rules see. */
    private static final String MADE = "decision";

    /** Keys of a change that a connector wrapped up, whose row is further inside. */
    private static final Set<String> WRAPPED = Set.of("payload", "before", "after", "op");

    /** Connectors add such columns. */
    private static final String OF_CONNECTOR = "__";

    private final JobConfig config;
    private final Map<EventType, Set<String>> known = new HashMap<>();

    /** Creates it with the config of a job. */
    CaseFields(JobConfig config) {
        this.config = config;
    }

    /**
     * Looks for them in an event.
     *
     * @param misspelt takes those that probably mean another one, which the event does not have
     * @param unknown takes the others
     */
    void check(Happening event, Consumer<RuleError> misspelt, Consumer<RuleError> unknown) {
        Map<String, Node> values = event.fields().values();
        Set<String> known = this.known.computeIfAbsent(event.type(), this::knownOf);
        if (known.isEmpty() || values.keySet().stream().anyMatch(WRAPPED::contains)) {
            return;
        }
        Set<String> attributes = config.schema().recordAttributes(event.type()).keySet();
        for (String name : values.keySet()) {
            if (known.contains(name) || name.startsWith(OF_CONNECTOR)) {
                continue;
            }
            Optional<String> meant = Spelling.nearest(name, known).filter(one -> !isBeside(name, one, event));
            Optional<String> attribute = Spelling.nearest(name, attributes);
            String message = "'" + name + "' is no field of " + event.type().ruleName();
            RuleError error = RuleError.at(
                    place(event, name),
                    message
                            + meant.map(one -> Spelling.MEANT + one + "'?")
                                    .or(() -> attribute.map(
                                            one -> ", but an attribute; write attributes: {" + one + ": …}"))
                                    .orElse(", and no rule sees it; fields are " + Spelling.listed(known)));
            (meant.isPresent() || attribute.isPresent() ? misspelt : unknown).accept(error);
        }
        if (values.get(ATTRIBUTES) instanceof Node.Fields given) {
            checkAttributes(event, given, attributes, misspelt);
        }
    }

    private static void checkAttributes(
            Happening event, Node.Fields given, Set<String> attributes, Consumer<RuleError> misspelt) {
        for (String name : given.values().keySet()) {
            Spelling.nearest(name, attributes)
                    .filter(meant ->
                            !attributes.contains(name) && !given.values().containsKey(meant))
                    .ifPresent(meant -> misspelt.accept(RuleError.at(
                            place(event, ATTRIBUTES) + "." + name,
                            "'" + name + "' is no attribute of " + event.type().ruleName() + Spelling.MEANT + meant
                                    + "'?")));
        }
    }

    /** Returns whether another field is written in the same place, the event or the defaults. */
    private static boolean isBeside(String name, String other, Happening event) {
        List<String> own = event.written().own();
        return event.fields().values().containsKey(other) && own.contains(name) == own.contains(other);
    }

    /** Returns where a field is written: a default is wrong once, for all events that have it. */
    private static String place(Happening event, String name) {
        return (event.written().own().contains(name) ? event.written().path() : "defaults") + "."
                + event.type().ruleName() + "." + name;
    }

    /** Returns the names that the fields of a record have; empty if nothing is known of them. */
    private Set<String> knownOf(EventType type) {
        Map<String, String> paths = config.mappings().getOrDefault(type, Map.of());
        List<String> fields = config.schema().recordFields(type);
        if (fields.isEmpty() || type.ruleName().equals(MADE)) {
            return Set.of();
        }
        Set<String> known = new TreeSet<>(Set.of(config.schema().timeField(type)));
        config.schema().fields(type).forEach(field -> known.add(field.name()));
        fields.forEach(field -> known.add(first(paths.getOrDefault(field, field))));
        paths.values().forEach(path -> known.add(first(path)));
        if (type.hasLines()) {
            known.add("items");
        }
        if (config.schema().mayHaveAttributes(type)) {
            known.add(ATTRIBUTES);
        }
        return known;
    }

    private static String first(String path) {
        return path.split("\\.", 2)[0];
    }
}
