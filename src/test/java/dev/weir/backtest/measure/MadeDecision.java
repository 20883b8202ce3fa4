package dev.weir.backtest.measure;

import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Decisions as the engine makes them, of which a test names the rules. */
final class MadeDecision {
    private MadeDecision() {}

    /** Of a payment: its outcome is that of the first rule, if there is one. */
    static Decision of(Transaction payment, Collection<MeasuredRule> live, Collection<MeasuredRule> shadow) {
        return of(payment, payment.id(), live, shadow);
    }

    /** The same with an id of its own. */
    static Decision of(Transaction payment, String id, Collection<MeasuredRule> live, Collection<MeasuredRule> shadow) {
        return new Decision(
                id,
                new Trigger("transaction", payment.id()),
                payment.subject(),
                payment.timestampMillis(),
                payment.timestampMillis(),
                live.stream().map(MeasuredRule::outcome).findFirst().orElse("NONE"),
                50,
                reasons(live),
                reasons(shadow),
                1);
    }

    private static List<Reason> reasons(Collection<MeasuredRule> rules) {
        return rules.stream()
                .map(rule -> new Reason(rule.id(), 1, rule.outcome(), 50, 0, Map.of(), Map.of(), Map.of()))
                .toList();
    }
}
