package dev.weir.engine;

import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.EvaluationException;
import dev.weir.rules.EventView;
import dev.weir.rules.Rule;

/** Whom a decision is about. */
final class Subjects {
    private Subjects() {}

    /** The event's own subject: its customer, else its card, session or device; the sku for a change of stock. */
    static String of(Event event) {
        if (event instanceof Transaction t) {
            return t.customerId().isEmpty() ? t.cardId() : t.customerId();
        }
        if (event instanceof Click c) {
            if (!c.customerId().isEmpty()) {
                return c.customerId();
            }
            return c.sessionId().isEmpty() ? c.deviceId() : c.sessionId();
        }
        return ((StockChange) event).sku();
    }

    /**
     * The subject of a rule for an event.
     *
     * @return {@code ""} if the rule's own expression finds none
     */
    static String of(Rule rule, EventView view) throws EvaluationException {
        if (rule.subject().isEmpty()) {
            return of(view.event());
        }
        Value subject = rule.subject().get().evaluate(new EventScope(view));
        return subject instanceof Value.Text text ? text.value() : "";
    }
}
