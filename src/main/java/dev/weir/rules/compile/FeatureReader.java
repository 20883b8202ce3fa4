package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.RowCalendar;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.AggregateFunctions;
import dev.weir.features.function.Ewma;
import dev.weir.features.function.Percentile;
import dev.weir.features.function.TopK;
import dev.weir.rules.compile.window.WindowReader;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.CelFeatureInput;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.EventParts;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the features of a rule. Immutable and safe for use by several threads. */
final class FeatureReader {
    static final Map<String, AggregateFunction> FUNCTIONS = AggregateFunctions.byKey();
    static final String RANK = "rank";
    static final String HALF_LIFE = "halfLife";
    static final String K = "k";
    static final Map<String, Boolean> CURRENT = current();
    private static final String RANK_HINT = "write a number over 0 and under 100, such as rank: 95";

    private final FeatureKeys keys;
    private final FeatureExpressions expressions;
    private final WindowReader windows;
    private final long longestMillis;

    FeatureReader(Schema schema, TriggerExpressions.Checkers checkers) {
        RuleLimits limits = checkers.limits();
        this.keys = new FeatureKeys(schema);
        this.expressions = new FeatureExpressions(checkers.types(), limits, checkers.dialect());
        this.windows = new WindowReader(limits, schema);
        this.longestMillis = limits.maxWindowMillis();
    }

    /**
     * Returns a feature; empty if it has errors, which are noted.
     *
     * @param number its index among the features of the rule
     */
    Optional<RuleFeature> read(int number, String name, Section feature, FeatureExpressions.Surroundings around) {
        int before = around.diagnostics().count();
        feature.refuseOthers();
        Optional<TimeWindow> window = windows.read(feature, functionKey(feature));
        boolean includesCurrent = feature.choice("current", CURRENT).orElse(true);
        Optional<AggregateFunction> function = function(feature).map(any -> completed(feature, any));
        Optional<EventType> over = function.flatMap(chosen -> over(feature, chosen, around.diagnostics()));
        List<ComputedKey> computed = expressions.keys(feature);
        List<String> by = over.map(type -> keys.read(feature, type, around.lookup(), computed))
                .orElse(List.of());
        window.ifPresent(read -> requireRow(feature, read, by));
        boolean parts = EstimateReader.isAsked(feature, functionKey(feature), window);
        boolean hasItem = over.filter(EventType::hasLines).isPresent() && by.contains(Schema.SKU);
        Optional<Plan> plan =
                over.flatMap(type -> expressions.plan(feature, function.orElseThrow(), type, hasItem, around));
        if (around.diagnostics().count() > before) {
            return Optional.empty();
        }
        boolean perLine = around.lookup().isPerLine(by);
        return plan.map(planned -> {
            Draft draft = new Draft(
                    parts ? EstimateReader.ofAll(function.orElseThrow()) : function.orElseThrow(),
                    over.orElseThrow(),
                    parts ? EventParts.BY : by,
                    window.orElseThrow(),
                    includesCurrent);
            return new RuleFeature(
                    number,
                    name,
                    draft.definition(planned),
                    planned.input(draft.function()),
                    perLine,
                    planned.type(),
                    parts
                            ? List.of(EstimateReader.parts(
                                    over.orElseThrow(), around.lookup().typesFor(by)))
                            : computed);
        });
    }

    /** Refuses a zone of a row that is not at the key of the feature, where its window is computed. */
    private static void requireRow(Section feature, TimeWindow window, List<String> by) {
        if (window.part() instanceof RowCalendar calendar
                && (!by.isEmpty() || FeatureKeys.isEmptyList(feature))
                && !by.equals(calendar.zone().by())) {
            String own = FeatureLookup.fields(calendar.zone().by());
            feature.wrong(
                    WindowReader.ZONE,
                    "the rows of '" + calendar.zone().table().ruleName() + "' are kept by " + own
                            + ", and this feature by " + FeatureLookup.fields(by)
                            + ", where they are not known; write by: "
                            + own + ", or a zone such as Europe/Berlin");
        }
    }

    /**
     * The expressions of a feature, checked.
     *
     * @param where empty for none
     * @param aggregated empty for an aggregate that takes no expression
     */
    record Plan(Optional<Checked> where, Optional<Checked> aggregated, ValueType type) {

        /** Returns the canonical text of the condition. */
        String whereText() {
            return text(where);
        }

        /** Returns the canonical text of what is aggregated. */
        String aggregatedText() {
            return text(aggregated);
        }

        /** Returns what a series takes from an event. */
        FeatureInput input(AggregateFunction function) {
            return new CelFeatureInput(
                    program(where), program(aggregated), function.operand() == AggregateFunction.Operand.NUMBER);
        }

        private static String text(Optional<Checked> checked) {
            return checked.map(expression -> ExpressionChecker.canonical(expression.parsed()))
                    .orElse("");
        }

        private static Optional<CelExpression> program(Optional<Checked> checked) {
            return checked.map(expression -> new CelExpression(expression));
        }
    }

    /** The part of a feature without its expressions. */
    private record Draft(
            AggregateFunction function, EventType over, List<String> by, TimeWindow window, boolean includesCurrent) {
        private FeatureDefinition definition(Plan plan) {
            return new FeatureDefinition(
                    function, over, by, plan.whereText(), plan.aggregatedText(), window, includesCurrent);
        }
    }

    /** Returns the function with what is written beside it; with anything if there is an error, which is noted. */
    private AggregateFunction completed(Section feature, AggregateFunction function) {
        refuseOfOther(feature, RANK, "percentile", function);
        refuseOfOther(feature, HALF_LIFE, "ewma", function);
        refuseOfOther(feature, K, "topK", function);
        if (function instanceof Percentile percentile) {
            return ranked(feature, percentile);
        }
        if (function instanceof TopK any) {
            OptionalLong k = required(feature, K, "write how long the list is at most, such as k: 3")
                    ? feature.whole(K)
                    : OptionalLong.empty();
            return k.isPresent() ? new TopK((int) k.getAsLong()) : any;
        }
        if (function instanceof Ewma any) {
            OptionalLong millis = required(
                            feature,
                            HALF_LIFE,
                            "write after how long an event weighs half as much, such as halfLife: 7d")
                    ? feature.duration(HALF_LIFE, 1, longestMillis)
                    : OptionalLong.empty();
            return millis.isPresent() ? new Ewma(millis.getAsLong()) : any;
        }
        return function;
    }

    private static void refuseOfOther(Section feature, String key, String of, AggregateFunction function) {
        if (feature.has(key) && !function.key().equals(of)) {
            feature.wrong(key, "'" + key + "' is of '" + of + "', and this is '" + function.key() + "'; leave it out");
        }
    }

    private static boolean required(Section feature, String key, String what) {
        if (!feature.has(key)) {
            feature.missing(key, what);
        }
        return feature.has(key);
    }

    private static AggregateFunction ranked(Section feature, Percentile percentile) {
        required(feature, RANK, RANK_HINT);
        Optional<Double> rank = feature.number(RANK);
        if (rank.isPresent() && !Percentile.isRank(rank.get())) {
            feature.wrong(RANK, "'rank' is " + rank.get() + "; " + RANK_HINT);
        }
        return new Percentile(rank.filter(Percentile::isRank).orElse(percentile.rank()));
    }

    private static String functionKey(Section feature) {
        return feature.keys().stream()
                .filter(FUNCTIONS::containsKey)
                .findFirst()
                .orElse("");
    }

    private static Optional<AggregateFunction> function(Section feature) {
        List<String> written =
                feature.keys().stream().filter(FUNCTIONS::containsKey).toList();
        if (written.size() == 1) {
            return Optional.ofNullable(FUNCTIONS.get(written.get(0)));
        }
        feature.wrong(
                written.isEmpty()
                        ? "this does not say what to aggregate; write one of " + Spelling.listed(FUNCTIONS.keySet())
                        : "a feature is one aggregate, and this has " + Spelling.listed(written)
                                + "; make a feature of each");
        return Optional.empty();
    }

    private Optional<EventType> over(Section feature, AggregateFunction function, Diagnostics diagnostics) {
        String key = function.key();
        String hint = isOverEvents(function)
                ? "write " + key + ": transaction, click or inventory"
                : "write an expression, such as " + key + ": transaction.amount";
        if (!feature.has(key)) {
            feature.missing(key, hint);
        }
        Optional<String> text = feature.text(key, hint);
        if (text.isEmpty() || !isOverEvents(function)) {
            return text.flatMap(expression -> expressions.over(feature.pathOf(key), expression, diagnostics));
        }
        Optional<EventType> named = expressions.types().named(text.get());
        if (named.isEmpty()) {
            feature.wrong(key, whyNot(text.get(), hint));
        }
        return named;
    }

    private static String whyNot(String name, String hint) {
        if (name.equals(DecisionStream.TYPE.ruleName())) {
            return DecisionStream.NOT_READ;
        }
        return name.equals(FraudLabel.TYPE.ruleName())
                ? FraudLabel.NOT_READ
                : "'" + name + "' is no event type; " + hint + ", and put conditions into 'where'";
    }

    private static boolean isOverEvents(AggregateFunction function) {
        return function.operand() == AggregateFunction.Operand.EVENTS;
    }

    /** Returns what reads the expressions in {@code by}. */
    FeatureExpressions expressions() {
        return expressions;
    }

    /** Returns the event types that features may aggregate. */
    EventTypes types() {
        return expressions.types();
    }

    private static Map<String, Boolean> current() {
        Map<String, Boolean> current = new LinkedHashMap<>();
        current.put("include", true);
        current.put("exclude", false);
        return current;
    }
}
