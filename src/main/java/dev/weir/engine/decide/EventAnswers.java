package dev.weir.engine.decide;

import dev.weir.engine.index.ProbedValues;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.KeyedBy;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.score.Scoring;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.list.Lists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event and the answers of its keys, laid out so that rules find their features by index. */
final class EventAnswers implements ProbedValues, Scoring.Answers {
    private static final @Nullable Signal[][] NO_LINES = {};
    private static final @Nullable Signal[] NO_SIGNALS = {};
    /** Stands for an answer that was looked for in vain. */
    private static final Signal NONE = new Signal("", 0, 0, "", true, List.of(), Optional.empty());

    private final EventScope atHand;
    private final TypePlan plan;
    private final List<Signal> answered;
    /**
     * By key plan, for plans with one key per event: null where the answer was not looked for yet. Most conditions are
     * settled by a few answers, and the others are never looked for.
     */
    private final @Nullable Signal[] signals;

    /** Where the next answer is expected: keys mostly answer in their order. */
    private int next;
    /** By key plan and line, for plans with a key per line; empty if there is no such plan. */
    private @Nullable Signal[][] ofLines = NO_LINES;

    EventAnswers(EventScope atHand, TypePlan plan, List<Signal> answered) {
        this.atHand = atHand;
        this.plan = plan;
        this.answered = answered;
        int keys = plan.keys().size();
        this.signals = keys == 0 ? NO_SIGNALS : new Signal[keys];
    }

    /** Looks for the answer, or the answers, of a key plan. */
    private Signal find(int number) {
        KeyPlan key = plan.keys().get(number);
        Signal found = NONE;
        if (key.isRead() && key.reader().perLine()) {
            placeLines(number, key);
        } else if (key.isRead()) {
            found = find(key.reader());
        }
        signals[number] = found;
        return found;
    }

    private Signal find(KeyedBy reader) {
        int at = next;
        for (int looked = 0; looked < answered.size(); looked++) {
            at = at < answered.size() ? at : 0;
            Signal signal = answered.get(at);
            at++;
            if (isOf(reader, signal.key())) {
                next = at;
                return signal;
            }
        }
        return NONE;
    }

    private boolean isOf(KeyedBy reader, String key) {
        return reader.givesOne() ? reader.isOfFields(key) : reader.isKeyOf(atHand.event(), Scope.NO_LINE, key);
    }

    /** Writes the answers of a key for each line; the cost is linear in the number of lines. */
    private void placeLines(int number, KeyPlan key) {
        Map<String, Signal> byKey = new HashMap<>();
        for (Signal signal : answered) {
            byKey.put(signal.key(), signal);
        }
        @Nullable Signal[] laidOut = new Signal[atHand.event().items().size()];
        for (int line = 0; line < laidOut.length; line++) {
            laidOut[line] = byKey.get(key.reader().keyOf(atHand.event(), line));
        }
        if (ofLines.length == 0) {
            ofLines = new Signal[signals.length][];
        }
        ofLines[number] = laidOut;
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

    /** Returns what a rule, or a model, can read about the event. */
    @Override
    public Scope scopeOf(RulePlan rule) {
        return new RuleScope(this, rule);
    }

    private @Nullable Signal signalOf(int key, int line) {
        Signal known = signals[key];
        Signal ofAll = known == null ? find(key) : known;
        @Nullable Signal[] places = key < ofLines.length ? ofLines[key] : null;
        if (places == null) {
            return line == 0 && isAnswer(ofAll) ? ofAll : null;
        }
        return line < places.length ? places[line] : null;
    }

    @SuppressWarnings("ReferenceEquality") // no other signal stands for none
    private static boolean isAnswer(Signal signal) {
        return signal != NONE;
    }

    /** Returns whether the event was new to every key. */
    static boolean isNews(List<Signal> signals) {
        for (int i = 0; i < signals.size(); i++) {
            if (!signals.get(i).news()) {
                return false;
            }
        }
        return true;
    }
}
