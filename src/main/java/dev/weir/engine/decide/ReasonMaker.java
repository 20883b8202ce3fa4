package dev.weir.engine.decide;

import dev.weir.engine.score.Scoring;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.expression.value.Zones;
import dev.weir.rules.rule.EntryWrite;
import dev.weir.rules.rule.Rank;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.text.Durations;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the reasons of rules that fire, without parts whose expressions fail: a failing explanation must not prevent a
 * block.
 */
final class ReasonMaker {
    private static final Standing FINAL = new Standing("", "", true, "");

    private final Steps steps;
    private final Scoring scoring;
    private int leftOut;

    /** Creates a maker whose expressions take these steps, and whose models these are. */
    ReasonMaker(Steps steps, Scoring scoring) {
        this.steps = steps;
        this.scoring = scoring;
    }

    /** Begins with another rule. */
    void reset() {
        leftOut = 0;
        steps.reset();
    }

    /** Returns the number of expressions of the rule that failed. */
    int leftOut() {
        return leftOut;
    }

    /** Returns the value by which an offer is compared with others of its group; the lowest number if it has none. */
    double valueOf(Rule rule, Scope scope) {
        double value = rule.rank().value().isEmpty()
                ? Double.NEGATIVE_INFINITY
                : number(evaluate(rule.rank().value().get(), scope), Double.NEGATIVE_INFINITY);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** Returns the zone in which a rule's action waits for its time of day: UTC if its expression names none. */
    ZoneId zoneOf(Rule rule, Scope scope) {
        if (rule.later().zone().isEmpty() || !(evaluate(rule.later().zone().get(), scope) instanceof Value.Text name)) {
            return ZoneOffset.UTC;
        }
        Optional<ZoneId> zone = Zones.named(name.value());
        leftOut += zone.isPresent() ? 0 : 1;
        return zone.orElse(ZoneOffset.UTC);
    }

    /** Returns the interval of a rule's action in milliseconds, 0 if the rule has none; empty if it is no duration. */
    OptionalLong intervalOf(Rule rule, Scope scope) {
        if (rule.later().interval().isEmpty()) {
            return OptionalLong.of(0);
        }
        return evaluate(rule.later().interval().get(), scope) instanceof Value.Text text
                ? Durations.millis(text.value())
                : OptionalLong.empty();
    }

    Reason reason(Rule rule, Scope scope, Map<String, List<String>> matched) {
        double score = score(evaluate(rule.score(), scope));
        Map<String, Value> params = new HashMap<>();
        for (Map.Entry<String, Expression> param : rule.params().entrySet()) {
            Value value = evaluate(param.getValue(), scope);
            if (value.isPresent()) {
                params.put(param.getKey(), value);
            }
        }
        return new Reason(
                rule.id(),
                rule.version(),
                rule.outcome(),
                score,
                rule.exposure().priority(),
                params,
                matched,
                features(rule, scope),
                standing(rule, scope),
                rule.lookbacks().models().isEmpty() ? Map.of() : scoring.scoresFor(rule));
    }

    /** Returns the standing; a rule whose points are no number gives none. */
    private Standing standing(Rule rule, Scope scope) {
        Rank rank = rule.rank();
        Standing plain = rank.isFinal() ? FINAL : Standing.PLAIN;
        if (rank.weight().isEmpty()) {
            return plain;
        }
        Rank.Weight weight = rank.weight().get();
        double points = number(evaluate(weight.points(), scope), Double.NaN);
        Standing standing = new Standing("", weight.channel(), rank.isFinal(), "");
        return Double.isNaN(points)
                ? standing
                : standing.with(new Points.Given(Math.max(-Points.MOST, Math.min(Points.MOST, points)), rule.tags()));
    }

    /** Returns what a rule puts on a list; a value that can be no entry counts as failed, and is left out. */
    Optional<ListWrite> write(Rule rule, Scope scope, long atMillis) {
        Optional<EntryWrite> list = rule.action().list();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Value entry = evaluate(list.get().entry(), scope);
        if (entry instanceof Value.Text text && ListWrite.isEntry(text.value())) {
            return Optional.of(new ListWrite(
                    list.get().list(), text.value(), atMillis, list.get().untilMillis(atMillis), rule.id()));
        }
        leftOut += entry instanceof Value.Text ? 1 : 0;
        return Optional.empty();
    }

    private Value evaluate(Expression expression, Scope scope) {
        try {
            return expression.evaluate(scope, steps);
        } catch (EvaluationException e) {
            leftOut++;
            return Value.absent();
        }
    }

    /** Returns the score, 0 for a value that is not a number. */
    private static double score(Value value) {
        double score = number(value, 0);
        return Double.isNaN(score) ? 0 : Math.max(0, Math.min(100, score));
    }

    private static double number(Value value, double otherwise) {
        if (value instanceof Value.Real real) {
            return real.value();
        }
        return value instanceof Value.Int whole ? whole.value() : otherwise;
    }

    private static Map<String, Value> features(Rule rule, Scope scope) {
        Map<String, Value> features = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            if (rule.condition().whenFeatures().contains(feature.name())) {
                Value value = feature.perLine() ? bySku(feature, scope) : scope.feature(feature.number());
                if (value.isPresent()) {
                    features.put(feature.name(), value);
                }
            }
        }
        return features;
    }

    /** Returns the value of a feature that each line has, by the sku of the line. */
    private static Value bySku(RuleFeature feature, Scope scope) {
        List<LineItem> lines = scope.event().items();
        Map<String, Value> bySku = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            Value value = scope.lineFeature(line, feature.number());
            if (value.isPresent()) {
                bySku.put(lines.get(line).sku(), value);
            }
        }
        return bySku.isEmpty() ? Value.absent() : new Value.Entries(bySku);
    }
}
