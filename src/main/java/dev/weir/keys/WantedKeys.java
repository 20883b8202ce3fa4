package dev.weir.keys;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Some keys and subjects, and which events concern them: those that the job would send to one of them.
 *
 * @param rulebook what the rules in question need
 * @param keys such as {@code cardId=card-9}
 * @param subjects such as {@code c-42}
 */
public record WantedKeys(Rulebook rulebook, Schema schema, Set<String> keys, Set<String> subjects) {
    /** Stands for the subject of an event among the fields of a {@link #needs need}. */
    static final String SUBJECT = "";

    /** Makes defensive copies. */
    public WantedKeys {
        keys = Set.copyOf(keys);
        subjects = Set.copyOf(subjects);
    }

    /** Returns the keys that an event is sent to, and the subjects that it concerns. */
    public static WantedKeys of(Event event, Rulebook rulebook, Schema schema) {
        Set<String> keys = new TreeSet<>();
        Set<String> subjects = new TreeSet<>(Set.of(event.subject()));
        Routing routing = Router.route(event, rulebook, 0);
        routing.toKeys().forEach(to -> keys.add(to.key()));
        routing.toSubjects().forEach(to -> subjects.add(to.subject()));
        subjects.remove("");
        return new WantedKeys(rulebook, schema, keys, subjects);
    }

    /** Returns the same with one more subject. */
    public WantedKeys with(String subject) {
        Set<String> more = new TreeSet<>(subjects);
        more.add(subject);
        return new WantedKeys(rulebook, schema, keys, more);
    }

    /** Returns the same keys without the subjects. */
    public WantedKeys keysAlone() {
        return new WantedKeys(rulebook, schema, keys, Set.of());
    }

    /** Returns whether an event concerns one of them. */
    boolean has(Event event) {
        if (subjects.contains(event.subject())) {
            return true;
        }
        if (schema.isOfLabels(event.type())) {
            return false;
        }
        Routing routing = Router.route(event, rulebook, 0);
        for (Routed to : routing.toKeys()) {
            if (keys.contains(to.key())) {
                return true;
            }
        }
        for (Announced to : routing.toSubjects()) {
            if (subjects.contains(to.subject())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what events of a type have in them that concern one of the keys or subjects, each as fields with their
     * values: an event concerns them if it has all values of one of these. Empty if no event of the type does.
     */
    List<Map<String, String>> needs(EventType type) {
        TypePlan plan = rulebook.of(type);
        List<Map<String, String>> needs = new ArrayList<>();
        for (String key : keys) {
            for (KeyPlan ofFields : plan.keys()) {
                if (ofFields.reader().isOfFields(key)) {
                    needs.add(KeyName.parts(key));
                    break;
                }
            }
        }
        boolean asks = !plan.rules().isEmpty() || !plan.matchRules().isEmpty();
        if (asks || schema.isOfLabels(type)) {
            subjects.forEach(subject -> needs.add(new TreeMap<>(Map.of(SUBJECT, subject))));
        }
        return needs;
    }

    /**
     * Returns texts of which the record of every event of a type that concerns the keys has one in it, each to be looked
     * for before the record is parsed; {@code ""}, which every record has, where the text may be written otherwise.
     */
    List<Needle> needles(EventType type) {
        List<Needle> needles = new ArrayList<>();
        for (Map<String, String> need : needs(type)) {
            String text = "";
            for (Map.Entry<String, String> part : need.entrySet()) {
                if (isWrittenAsItIs(type, part.getKey()) && part.getValue().length() > text.length()) {
                    text = part.getValue();
                }
            }
            needles.add(new Needle(text));
        }
        return needles;
    }

    /** A subject that a rule computes may be written nowhere, and neither may a part of a key. */
    private boolean isWrittenAsItIs(EventType type, String field) {
        if (field.equals(SUBJECT)) {
            return rulebook.of(type).subjectGivers().isEmpty() && !schema.isOfLabels(type);
        }
        return (type.hasLines() && field.equals(Schema.SKU))
                || schema.find(type, field)
                        .filter(found -> found.type() == ValueType.STRING)
                        .isPresent();
    }
}
