package dev.weir.engine;

import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.LineItem;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Lookback;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules as a seed makes them up: everything that an engine has to honour, and values of features in their reasons. */
final class RandomRules {
    private static final AggregateFunction[] FORMS = {
        Aggregates.COUNT,
        Aggregates.SUM,
        Aggregates.AVG,
        Aggregates.MIN,
        Aggregates.MAX,
        Aggregates.MEDIAN,
        Aggregates.PERCENTILE_95,
        Aggregates.DISTINCT,
        Aggregates.LAST,
        Aggregates.FIRST,
        Aggregates.MODE,
        Aggregates.TOP_3,
        Aggregates.SINCE
    };
    private static final Mode[] MODES = {Mode.LIVE, Mode.LIVE, Mode.LIVE, Mode.SHADOW, Mode.OFF};
    private static final EventType[] TYPES = EventDefinitions.BUILT_IN.types().toArray(EventType[]::new);
    private static final long[] WINDOWS = RandomWindows.LENGTHS;
    private static final String[] OUTCOMES = {"APPROVE", "REVIEW", "BLOCK", "COUPON", "CALL"};
    private static final String[] FIELDS = {
        "customerId", "deviceId", "ip", "sku", "cardId", "warehouse", EventFields.HALF_IP
    };

    private static final ComputedKey HALF_IP =
            new ComputedKey(EventFields.HALF_IP, Map.of(EventType.TRANSACTION, halfIp(), EventType.CLICK, halfIp()));

    private final SplittableRandom random;

    /** Which events a feature counts. */
    private enum Condition {
        ALL,
        ODD,
        LISTED
    }

    RandomRules(SplittableRandom random) {
        this.random = random;
    }

    List<Rule> list() {
        List<Rule> rules = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int i = 0; i < count; i++) {
            rules.add(rule("r" + i));
        }
        return rules;
    }

    /** A list of customers that a condition, a subject and a feature ask, of which some end, and at times none. */
    static Lists lists(SplittableRandom random) {
        Map<String, Long> some = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            if (random.nextBoolean()) {
                some.put(Integer.toString(i), RandomEvents.START + random.nextLong(200_000));
            }
        }
        ListEntries entries = ListEntries.of(some.keySet());
        some.values().removeIf(end -> end % 2 == 0);
        return random.nextInt(5) == 0 ? Lists.NONE : new Lists(Map.of("some", entries.ending(some)));
    }

    private static boolean isListed(EventScope atHand) {
        return atHand.lists()
                .contains(
                        "some",
                        Integer.toString(Math.floorMod(atHand.event().id().hashCode(), 8)));
    }

    /** The same rules with some gone, some changed, some new. */
    List<Rule> edited(List<Rule> rules) {
        List<Rule> edited = new ArrayList<>();
        for (Rule rule : rules) {
            int fate = random.nextInt(4);
            if (fate > 0) {
                edited.add(fate == 1 ? rule(rule.id()) : rule);
            }
        }
        edited.add(rule("later"));
        return edited;
    }

    private Rule rule(String id) {
        EventType on = type();
        RuleDraft draft = RuleDraft.rule(id)
                .version(random.nextInt(1, 5))
                .on(on)
                .mode(MODES[random.nextInt(MODES.length)])
                .priority(random.nextInt(3))
                .outcome(OUTCOMES[random.nextInt(OUTCOMES.length)])
                .rollout(random.nextInt(4) == 0 ? 50 : 100)
                .cooldown(random.nextInt(3) == 0 ? random.nextLong(1, 300_000) : 0);
        new RandomPacing(random).pace(on, draft);
        draft.rank(RandomRanks.rank(random));
        long fraction = random.nextInt(1, 100);
        draft.score(scope -> new Value.Int(fraction)).when(condition(random.nextInt(6), draft));
        if (random.nextInt(3) == 0) {
            recalling(draft);
        }
        if (random.nextInt(6) == 0) {
            draft.param("fails", scope -> {
                throw new EvaluationException("it does", new ArithmeticException());
            });
        }
        if (random.nextInt(5) == 0) {
            draft.subject(scope -> EventFields.of(scope.event(), isListed(scope.atHand()) ? "ip" : "deviceId"));
        }
        if (random.nextInt(5) == 0) {
            draft.active(RandomEvents.START, RandomEvents.START + random.nextLong(600_000));
        }
        if (random.nextBoolean()) {
            draft.usesStock().param("stock", RandomRules::stock);
        }
        int features = random.nextInt(5);
        for (int i = 0; i < features; i++) {
            feature("f" + i, draft);
        }
        return draft.build();
    }

    /** Asks what was decided before. */
    private void recalling(RuleDraft draft) {
        String outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
        String other = "r" + random.nextInt(3);
        long within = WINDOWS[random.nextInt(WINDOWS.length)];
        boolean wanted = random.nextBoolean();
        int most = random.nextInt(3);
        Lookback asked = Lookback.within(within);
        draft.lookbacks(new DecisionLookbacks(Map.of(outcome, asked), Map.of(outcome, asked), Map.of(other, asked)))
                .param("before", scope -> new Value.Bool(scope.recently(outcome, within)))
                .param("times", scope -> new Value.Int(scope.decided(outcome, within)))
                .param("other", scope -> new Value.Bool(scope.fired(other, within)));
        switch (random.nextInt(3)) {
            case 0 -> draft.when(scope -> new Value.Bool(scope.recently(outcome, within) == wanted));
            case 1 -> draft.when(scope -> new Value.Bool(scope.decided(outcome, within) <= most));
            default -> draft.when(scope -> new Value.Bool(scope.fired(other, within) == wanted));
        }
    }

    /** Fires always, or where a feature is even, or fails on some events. */
    private static Expression condition(int kind, RuleDraft draft) {
        return scope -> {
            int hash = scope.event().id().hashCode();
            if (kind == 0 && hash % 5 == 0) {
                throw new EvaluationException("by chance", new ArithmeticException());
            }
            if (kind == 5) {
                return new Value.Bool(isListed(scope.atHand()));
            }
            if (kind <= 1) {
                return new Value.Bool(hash % 3 != 0);
            }
            boolean hasLines = scope.event() instanceof Transaction payment
                    && !payment.items().isEmpty();
            return kind == 2 && !hasLines && draft.hasFeatures() && scope.feature(0) instanceof Value.Int number
                    ? new Value.Bool(number.value() % 2 == 0)
                    : new Value.Bool(true);
        };
    }

    private static Value stock(Scope scope) {
        if (scope.event() instanceof Transaction payment) {
            List<Value> lines = new ArrayList<>();
            for (int line = 0; line < payment.items().size(); line++) {
                lines.add(new Value.Text(scope.lineStock(line).toString()));
            }
            return new Value.Items(lines);
        }
        return new Value.Text(scope.stock().toString());
    }

    private void feature(String name, RuleDraft draft) {
        EventType over = type();
        AggregateFunction form = FORMS[random.nextInt(FORMS.length)];
        Condition condition = Condition.values()[random.nextInt(Condition.values().length)];
        boolean current = random.nextInt(3) > 0;
        TimeWindow window = new RandomWindows(random).of(form);
        FeatureDefinition definition =
                new FeatureDefinition(form, over, by(over), condition.name(), over.ruleName(), window, current);
        FeatureInput input = input(form, condition);
        boolean namesTheLine =
                form == Aggregates.DISTINCT || form == Aggregates.LAST || form == Aggregates.FIRST || form.isOfNewest();
        draft.feature(
                name,
                definition,
                namesTheLine ? input : new OfOwnLine(input),
                definition.by().contains(EventFields.HALF_IP) ? List.of(HALF_IP) : List.of());
    }

    private static Field halfIp() {
        return ComputedKey.field(
                EventFields.HALF_IP,
                ValueType.STRING,
                (atHand, line) -> EventFields.of(atHand.event(), EventFields.HALF_IP));
    }

    /** One that looks at no other line. */
    private record OfOwnLine(FeatureInput input) implements FeatureInput {
        @Override
        public Value of(EventScope atHand, int line) throws EvaluationException {
            return input.of(atHand, line);
        }

        @Override
        public boolean seesOtherLines() {
            return false;
        }
    }

    private List<String> by(EventType over) {
        TreeSet<String> by = new TreeSet<>();
        if (random.nextInt(12) == 0) {
            return List.of();
        }
        int wanted = random.nextInt(1, 4);
        for (int tries = 0; by.isEmpty() || tries < wanted; tries++) {
            String field = FIELDS[random.nextInt(FIELDS.length)];
            if (EventFields.has(over, field)) {
                by.add(field);
            }
        }
        return List.copyOf(by);
    }

    private static FeatureInput input(AggregateFunction form, Condition condition) {
        return (atHand, line) -> {
            Event event = atHand.event();
            if ((condition == Condition.ODD && event.id().hashCode() % 2 == 0)
                    || (condition == Condition.LISTED && !isListed(atHand))) {
                return Value.absent();
            }
            return switch (form.operand()) {
                case EVENTS -> new Value.Bool(true);
                case SCALAR -> text(event, line);
                case NUMBER -> number(event, line);
            };
        };
    }

    private static Value text(Event event, int line) {
        if (event instanceof Transaction payment) {
            return line < 0 ? Value.ofText(payment.cardId()) : new Value.Text(payment.cardId() + line);
        }
        return event instanceof Click click ? new Value.Text(click.kind()) : EventFields.of(event, "warehouse");
    }

    private static Value number(Event event, int line) {
        if (event instanceof Transaction payment) {
            List<LineItem> items = payment.items();
            return new Value.Real(line < 0 ? payment.amount() : items.get(line).quantity() / 10.0);
        }
        return event instanceof StockChange change
                ? new Value.Real(change.available())
                : new Value.Real(event.timestampMillis() % 1_000 / 100.0);
    }

    private EventType type() {
        return TYPES[random.nextInt(TYPES.length)];
    }
}
