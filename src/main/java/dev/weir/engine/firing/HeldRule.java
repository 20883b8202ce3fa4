package dev.weir.engine.firing;

import dev.weir.events.Event;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.Reason;
import dev.weir.rules.rule.Rule;
import java.util.Optional;

/**
 * A live rule whose condition holds, which fires unless something forbids it.
 *
 * @param value by which it is compared with others of its group
 * @param evaluation the index of its evaluation
 */
public record HeldRule(Rule rule, Event event, Reason reason, double value, int evaluation, After after) {

    /** What a rule puts on a list if it fires, and why its budgets do not let it; {@code ""} if they do. */
    public record After(Optional<ListWrite> write, String unpaid) {}

    /** Returns the group of which one fires; {@code ""} if it is in none. */
    public String group() {
        return rule.rank().group();
    }
}
