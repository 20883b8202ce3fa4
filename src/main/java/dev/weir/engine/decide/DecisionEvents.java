package dev.weir.engine.decide;

import dev.weir.engine.join.DecisionFields;
import dev.weir.events.Attributes;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes an event of a decision, for jobs that read what they decided. For use by one thread. */
public final class DecisionEvents {
    private final boolean areAsked;
    private final Schema schema;
    private final Map<EventType, List<Field>> carried = new HashMap<>();

    /** Creates the converter for the event types of a job. */
    public DecisionEvents(Schema schema) {
        areAsked = schema.stream(DecisionStream.TYPE).isPresent();
        this.schema = schema;
    }

    /** Returns the fields of events of a type that decisions about them have too. */
    private List<Field> carriedOf(EventType type) {
        List<Field> known = carried.get(type);
        if (known == null) {
            known = schema.fields(type).stream()
                    .filter(DecisionEvents::isCarried)
                    .toList();
            carried.put(type, known);
        }
        return known;
    }

    private static boolean isCarried(Field field) {
        ValueType type = DecisionStream.OF_TRIGGER.get(field.name());
        return type != null && type == field.type();
    }

    /**
     * Returns a decision as an event; empty if the job does not read its own decisions, or if nothing was decided.
     *
     * @param trigger of the verdict
     */
    public Optional<Event> of(Verdict verdict, Event trigger) {
        return areAsked && verdict instanceof Verdict.Decided decided
                ? Optional.of(event(decided, trigger))
                : Optional.empty();
    }

    private Event event(Verdict.Decided decided, Event trigger) {
        Decision decision = decided.decision();
        Map<String, Value> fields = new HashMap<>();
        DecisionFields.put("decisionId", decision.decisionId(), fields);
        fields.put("eventTime", new Value.Time(decision.eventTimeMillis()));
        DecisionFields.put("subject", decision.subject(), fields);
        DecisionFields.put(decision, tags(decided), fields);
        DecisionFields.put("triggerType", decision.trigger().type(), fields);
        DecisionFields.put("triggerId", decision.trigger().id(), fields);
        DecisionFields.put("duplicateOf", decision.duplicateOf(), fields);
        for (Field field : carriedOf(trigger.type())) {
            Value value = field.of(trigger);
            if (value.isPresent()) {
                fields.put(field.name(), value);
            }
        }
        return new DeclaredEvent(
                DecisionStream.TYPE,
                decision.decisionId(),
                decision.eventTimeMillis(),
                decision.subject(),
                new Attributes(fields));
    }

    /** Returns the tags of the rules that are reasons, sorted. */
    private static Set<String> tags(Verdict.Decided decided) {
        TreeSet<String> tags = new TreeSet<>();
        Set<String> rules = new HashSet<>(); // one that fired may be overruled
        decided.decision().reasons().forEach(reason -> rules.add(reason.rule()));
        for (RuleEvaluation evaluation : decided.evaluations().made()) {
            if (evaluation.answer() == RuleEvaluation.Answer.FIRED
                    && rules.contains(evaluation.rule().id())) {
                tags.addAll(evaluation.rule().tags());
            }
        }
        return tags;
    }
}
