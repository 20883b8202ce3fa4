package dev.weir.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Changes;
import dev.weir.backtest.measure.DayResult;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.OutcomeResult;
import dev.weir.backtest.measure.Overlap;
import dev.weir.backtest.measure.Rate;
import dev.weir.backtest.measure.RuleResult;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.backtest.model.ModelJson;
import dev.weir.events.answer.Decision;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.value.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes what came of a backtest as JSON, for programs and for the report. Times are ISO 8601 in UTC, rates have {@code
 * value}, {@code low} and {@code high} from 0 to 1 and the counts that they are made of. What is not known is null or, where
 * there are no labels, left out.
 */
public final class ResultJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ResultJson() {}

    /** Returns all of it. */
    public static ObjectNode of(BacktestResult result) {
        ObjectNode json = JSON.createObjectNode()
                .put("from", Timestamps.text(result.fromMillis()))
                .put("to", Timestamps.text(result.toMillis()))
                .put("warmupFrom", Timestamps.text(result.warmupFromMillis()))
                .put("events", result.events())
                .put("warmupEvents", result.warmupEvents())
                .put("transactions", result.transactions());
        result.labels()
                .ifPresent(labels -> json.putObject("labels")
                        .put("given", labels.given())
                        .put("matched", labels.matched())
                        .put("unmatched", labels.unmatched())
                        .put("frauds", labels.frauds()));
        result.warnings().forEach(json.putArray("warnings")::add);
        json.set("all", measures(result.all()));
        ArrayNode outcomes = json.putArray("outcomes");
        for (OutcomeResult outcome : result.outcomes()) {
            outcomes.addObject().put("outcome", outcome.outcome()).set("measures", measures(outcome.measures()));
        }
        ArrayNode rules = json.putArray("rules");
        result.rules().forEach(rule -> rules.add(rule(rule)));
        ArrayNode days = json.putArray("days");
        result.days().forEach(day -> days.add(day(day)));
        json.set("overlap", overlap(result.overlap()));
        result.changes().ifPresent(changes -> json.set("changes", changes(changes)));
        ArrayNode sweep = json.putArray("sweep");
        result.sweep().forEach(swept -> sweep.add(sweep(swept)));
        ArrayNode models = json.putArray("models");
        result.models().forEach(model -> models.add(ModelJson.of(model)));
        return json;
    }

    private static ObjectNode measures(Measures measures) {
        ObjectNode json = JSON.createObjectNode()
                .put("alerts", measures.alerts())
                .put("alertsPerDay", measures.alertsPerDay())
                .put("hits", measures.hits())
                .put("amountHit", measures.amountHit());
        measures.truth().ifPresent(truth -> {
            json.set("precision", rate(truth.precision()));
            json.set("recall", rate(truth.recall()));
            truth.falsePositivesPerFraud()
                    .ifPresentOrElse(
                            each -> json.put("falsePositivesPerFraud", each),
                            () -> json.putNull("falsePositivesPerFraud"));
            json.put("amountCaught", truth.amountCaught()).put("amountInsulted", truth.amountInsulted());
        });
        return json;
    }

    private static ObjectNode rate(Rate rate) {
        ObjectNode json = JSON.createObjectNode();
        if (rate.isKnown()) {
            json.put("value", rate.value());
        } else {
            json.putNull("value");
        }
        return json.put("low", rate.low())
                .put("high", rate.high())
                .put("right", rate.right())
                .put("of", rate.of());
    }

    private static ObjectNode rule(RuleResult rule) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", rule.id())
                .put("version", rule.version())
                .put("mode", rule.mode())
                .put("outcome", rule.outcome());
        json.set("measures", measures(rule.measures()));
        json.putObject("marginal")
                .put("hits", rule.marginal().hits())
                .put("frauds", rule.marginal().frauds())
                .put("amountCaught", rule.marginal().amountCaught())
                .put("amountInsulted", rule.marginal().amountInsulted());
        rule.alertsByDay().forEach(json.putArray("alertsByDay")::add);
        return json;
    }

    private static ObjectNode day(DayResult day) {
        return JSON.createObjectNode()
                .put("day", day.day().toString())
                .put("transactions", day.transactions())
                .put("alerts", day.alerts())
                .put("hits", day.hits())
                .put("frauds", day.frauds())
                .put("caught", day.caught());
    }

    private static ObjectNode overlap(Overlap overlap) {
        ObjectNode json = JSON.createObjectNode();
        overlap.rules().forEach(json.putArray("rules")::add);
        ArrayNode both = json.putArray("both");
        for (List<Long> row : overlap.both()) {
            row.forEach(both.addArray()::add);
        }
        return json;
    }

    private static ObjectNode changes(Changes changes) {
        ObjectNode json = JSON.createObjectNode().put("against", changes.against());
        json.set("before", measures(changes.before()));
        json.set("newly", measures(changes.newly()));
        json.set("noLonger", measures(changes.noLonger()));
        ArrayNode outcomes = json.putArray("outcomes");
        for (Changes.OutcomeChange change : changes.outcomes()) {
            outcomes.addObject()
                    .put("from", change.from())
                    .put("to", change.to())
                    .put("count", change.count())
                    .put("frauds", change.frauds())
                    .put("amount", change.amount());
        }
        ArrayNode examples = json.putArray("examples");
        changes.examples().forEach(example -> examples.add(example(example)));
        return json;
    }

    private static ObjectNode example(Changes.Example example) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("event")
                .put("type", example.type())
                .put("id", example.event())
                .put("subject", example.subject())
                .put("timestamp", Timestamps.text(example.timestampMillis()));
        example.amount().ifPresentOrElse(amount -> json.put("amount", amount), () -> json.putNull("amount"));
        example.fraud().ifPresentOrElse(fraud -> json.put("fraud", fraud), () -> json.putNull("fraud"));
        json.set("before", decision(example.before()));
        json.set("after", decision(example.after()));
        return json;
    }

    /** Returns a decision as on the topic of actions. */
    private static JsonNode decision(Optional<Decision> decision) {
        if (decision.isEmpty()) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(new String(new JsonDecisions().write(decision.get()), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written is JSON", e);
        }
    }

    private static ObjectNode sweep(SweepResult sweep) {
        ObjectNode json = JSON.createObjectNode()
                .put("rule", sweep.rule())
                .put("feature", sweep.feature())
                .put("op", sweep.op());
        ArrayNode points = json.putArray("points");
        for (SweepResult.Point point : sweep.points()) {
            points.addObject()
                    .put("value", point.value())
                    .put("current", point.current())
                    .set("measures", measures(point.measures()));
        }
        return json;
    }
}
