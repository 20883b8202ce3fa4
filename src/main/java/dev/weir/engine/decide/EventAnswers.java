package dev.weir.engine.decide;

import dev.weir.engine.index.ProbedValues;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.list.Lists;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event and the answers of its keys, laid out so that rules find their features by index. */
final class EventAnswers implements ProbedValues {
    private final EventScope atHand;
    private final TypePlan plan;
    /** By key plan, and by line where there is a key per line; null where no key answered. */
    private final @Nullable Signal[][] signals;

    EventAnswers(EventScope atHand, TypePlan plan, Map<String, Signal> byKey) {
        this.atHand = atHand;
        this.plan = plan;
        this.signals = new Signal[plan.keys().size()][];
        for (int i = 0; i < signals.length; i++) {
            signals[i] = layOut(atHand.event(), plan.keys().get(i), byKey);
        }
    }

    private static @Nullable Signal[] layOut(Event event, KeyPlan key, Map<String, Signal> byKey) {
        int places = key.reader().perLine() ? event.items().size() : 1;
        @Nullable Signal[] laidOut = new Signal[places];
        for (int line = 0; line < places; line++) {
            laidOut[line] = byKey.get(key.reader().keyOf(event, line));
        }
        return laidOut;
    }

    EventScope atHand() {
        return atHand;
    }

    @Override
    public Event event() {
        return atHand.event();
    }

    @Override
    public Lists lists() {
        return atHand.lists();
    }

    @Override
    public Value answer(int key, int place) {
        Signal signal = signalOf(key, 0);
        return signal == null ? Value.absent() : plan.keys().get(key).layout().read(signal, place);
    }

    /** Returns the value of a feature: that of this line if the feature has one per line, else that of line 0. */
    Value value(AnswerLayout.Slot slot, int line) {
        Signal signal = slot.isAnswered() ? signalOf(slot.key(), line) : null;
        return signal == null ? Value.absent() : slot.in(signal);
    }

    Optional<Stock> stock(int line) {
        if (plan.stockKey() == AnswerLayout.NONE) {
            return Optional.empty();
        }
        Signal signal = signalOf(plan.stockKey(), line);
        return signal == null ? Optional.empty() : signal.stock();
    }

    /** Returns what a rule can read about the event. */
    Scope scopeOf(RulePlan rule) {
        return new RuleScope(this, rule);
    }

    private @Nullable Signal signalOf(int key, int line) {
        @Nullable Signal[] places = signals[key];
        return line < places.length ? places[line] : null;
    }

    /** Returns whether the event was new to every key. */
    static boolean isNews(Iterable<Signal> signals) {
        for (Signal signal : signals) {
            if (!signal.news()) {
                return false;
            }
        }
        return true;
    }
}
