package dev.weir.rules.rule;

import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.EventCount;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.scope.EventScope;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How many decisions rules with a tag may make in a period of the calendar, for all subjects together.
 *
 * <p>What was spent is a count of the decisions that came back as events: one key has those with one of the tags, and
 * rules with a tag ask it as they ask a feature of their own. Its state is that of a count over the period. The key has
 * the name of the budget and nothing else of it, so that a change of its numbers or tags forgets nothing.
 *
 * @param id of its document, such as {@code caps/vouchers-a-day}
 * @param tags a decision with any of them counts
 * @param count the most decisions in a period, from 1 to {@value #MOST}
 * @param burst how many of them may come ahead of the time that has passed; {@code count} if they need not be spread
 */
public record Budget(String id, Set<String> tags, int count, TimeWindow.Calendar period, int burst) {
    /** The largest budget: as many events as a key counts one by one. */
    public static final int MOST = 1_000_000;

    /** The day in UTC. */
    public static final TimeWindow.Calendar DAY = new TimeWindow.Calendar(CalendarUnit.DAY, ZoneOffset.UTC);

    private static final Value ALL = Value.ofText("all");

    /** Makes a defensive copy. */
    public Budget {
        tags = Set.copyOf(tags);
    }

    /** Takes the mere event. */
    private static final FeatureInput EVENT = new FeatureInput() {
        @Override
        public Value of(EventScope event, int line) {
            return new Value.Bool(true);
        }

        @Override
        public long mostSteps() {
            return 0;
        }

        @Override
        public boolean seesOtherLines() {
            return false;
        }
    };

    /** The key of every event but of decisions without the tags. A record, so that equal budgets share a plan. */
    private record Key(Set<String> tags) implements Function<Event, Value> {
        @Override
        public Value apply(Event event) {
            if (!event.type().equals(DecisionStream.TYPE)) {
                return ALL;
            }
            return event instanceof DeclaredEvent decision
                            && decision.fields().get(DecisionStream.TAGS) instanceof Value.Text has
                            && !Collections.disjoint(tags, List.of(has.value().split(" ")))
                    ? ALL
                    : Value.absent();
        }
    }

    /** Returns whether a rule spends it. */
    public boolean isOf(Rule rule) {
        return rule.tags().stream().anyMatch(tags::contains);
    }

    /** Returns whether it is spread over its period. */
    public boolean isPaced() {
        return burst < count;
    }

    /**
     * Returns how many decisions of the period may have been made at a time, in epoch milliseconds: the share of the
     * period that has passed by then, rounded down, and the burst.
     */
    public long allowedAt(long atMillis) {
        long begin = period.startMillis(atMillis) + 1;
        long passed = count * (atMillis - begin) / (period.wholeMillis(atMillis) - begin);
        return Math.min(count, passed + burst);
    }

    /** Returns whether a decision that came back is one that counts at a time, in epoch milliseconds. */
    public boolean counts(Event decision, long atMillis) {
        return new Key(tags).apply(decision).isPresent()
                && decision.timestampMillis() > period.startMillis(atMillis)
                && decision.timestampMillis() < period.wholeMillis(atMillis);
    }

    /** Returns why a rule may not fire at a time if so many decisions of the period were made; {@code ""} if it may. */
    public String refusal(long spent, long atMillis) {
        if (spent >= count) {
            return Considered.BUDGET;
        }
        return spent >= allowedAt(atMillis) ? Considered.PACED : "";
    }

    /**
     * Returns why no budget can hold for a rule: the keys of budgets are asked with the event that triggers it; {@code
     * ""} if one can.
     */
    public static String unfit(Rule rule) {
        if (!rule.later().isNone()) {
            return "its action waits";
        }
        if (rule.date().isPresent()) {
            return "it acts on a date";
        }
        if (rule.triggers().isEmpty()) {
            return "time completes its pattern";
        }
        return rule.pattern().filter(RulePattern::subjectLooksBack).isPresent() ? "its subject names a stage" : "";
    }

    /** Returns an error for each of these budgets that a rule spends and cannot ask. */
    public static List<RuleError> unpaid(Rule rule, List<Budget> budgets) {
        String why = unfit(rule);
        return budgets.stream()
                .filter(budget -> !why.isEmpty() && budget.isOf(rule))
                .map(budget -> RuleError.at(
                        "tags",
                        why + ", and what was spent of '" + budget.id
                                + "' is asked with the event that triggers a rule; give the rule another tag"))
                .toList();
    }

    /**
     * Returns a rule that also asks what was spent of the budgets that it spends.
     *
     * @param types of all events of the job
     */
    public static Rule onto(Rule rule, List<Budget> budgets, Collection<EventType> types) {
        List<RuleFeature> features = new ArrayList<>(rule.features());
        for (Budget budget : budgets) {
            if (budget.isOf(rule)) {
                features.add(budget.spent(features.size(), types));
            }
        }
        return features.size() == rule.features().size() ? rule : asking(rule, features);
    }

    private static Rule asking(Rule rule, List<RuleFeature> features) {
        Rule.Condition own = rule.condition();
        Rule.Condition asking = new Rule.Condition(
                own.when(), features, own.whenFeatures(), own.usesStock(), own.lists(), own.lookbacks());
        return new Rule(rule.identity(), rule.exposure(), rule.trigger(), asking, rule.action());
    }

    private RuleFeature spent(int number, Collection<EventType> types) {
        Map<EventType, Field> fields = new HashMap<>();
        types.forEach(type -> fields.put(type, new Field(id, ValueType.STRING, new Key(tags))));
        return new RuleFeature(
                number,
                id,
                new FeatureDefinition(
                        new EventCount(),
                        DecisionStream.TYPE,
                        List.of(id),
                        "",
                        "",
                        new DerivedWindow.Whole(period),
                        true),
                EVENT,
                false,
                ValueType.INT,
                List.of(new ComputedKey(id, fields)));
    }
}
