package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;

/** Finds the subject of a decision. */
public final class Subjects {
    private Subjects() {}

    /** The event's own subject: its customer, else its card, session or device; the sku for a change of stock. */
    public static String of(Event event) {
        return event.subject();
    }

    /**
     * The subject of a rule.
     *
     * @param scope the event alone, as long as it is not known what it completes
     * @return {@code ""} if the rule's own expression finds none
     */
    public static String of(Rule rule, Scope scope) throws EvaluationException {
        if (rule.subject().isPresent()) {
            Value subject = rule.subject().get().evaluate(scope);
            return subject instanceof Value.Text text ? text.value() : "";
        }
        return usual(rule, scope.event());
    }

    /** The subject of a rule whose own expression fails, and of one that has none: better to decide about somebody else than about nobody. */
    public static String usual(Rule rule, Event event) {
        return rule.pattern().isPresent() ? ofMatch(rule.pattern().get(), event) : of(event);
    }

    /** The customer, else the card, else what the pattern is kept by in the first place. */
    private static String ofMatch(RulePattern pattern, Event event) {
        String person = event.person();
        Field field = pattern.subjectFields().get(event.type());
        return person.isEmpty() && field != null ? KeyedBy.text(field.of(event)) : person;
    }
}
