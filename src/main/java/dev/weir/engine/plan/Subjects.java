package dev.weir.engine.plan;

import dev.weir.events.Event;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;

/** Finds the subject of a decision. */
public final class Subjects {
    private Subjects() {}

    /**
     * Returns the event's own subject: its customer, or else its card, session or device; for a change of stock the
     * sku.
     */
    public static String of(Event event) {
        return event.subject();
    }

    /**
     * Returns the subject of a rule.
     *
     * @param scope the event alone, as long as its matches are not known
     * @return {@code ""} if the rule's own expression yields none
     */
    public static String of(Rule rule, Scope scope) throws EvaluationException {
        if (rule.subject().isPresent()) {
            Value subject = rule.subject().get().evaluate(scope);
            return subject instanceof Value.Text text ? text.value() : "";
        }
        return usual(rule, scope.event());
    }

    /**
     * Returns the subject for a rule whose own expression fails or that has none: it is better to decide about another
     * subject than about none.
     */
    public static String usual(Rule rule, Event event) {
        return rule.pattern().isPresent() ? ofMatch(rule.pattern().get(), event) : of(event);
    }

    /** Returns the customer, or else the card, or else the first field that the pattern is kept by. */
    private static String ofMatch(RulePattern pattern, Event event) {
        String person = event.person();
        Field field = pattern.subjectFields().get(event.type());
        return person.isEmpty() && field != null ? ComputedKey.text(field.of(event)) : person;
    }
}
