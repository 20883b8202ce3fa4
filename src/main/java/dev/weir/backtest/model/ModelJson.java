package dev.weir.backtest.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.models.measure.Ranking;

/** Writes what came of a model as JSON. What is not known is null. */
public final class ModelJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ModelJson() {}

    /** Returns all of it. */
    public static ObjectNode of(ModelResult result) {
        ObjectNode json = JSON.createObjectNode()
                .put("model", result.model())
                .put("challenger", result.challenger())
                .put("versions", result.versions())
                .put("latestVersion", result.latestVersion())
                .put("scored", result.scored())
                .put("unscored", result.unscored());
        json.set("all", figures(result.all()));
        json.set("unknownCards", figures(result.unknownCards()));
        ArrayNode versions = json.putArray("byVersion");
        for (ModelVersion one : result.byVersion()) {
            ObjectNode ofVersion = versions.addObject()
                    .put("version", one.version())
                    .put("from", one.from().toString())
                    .put("scored", one.scored());
            putRanking(one.ranking(), ofVersion);
        }
        ArrayNode days = json.putArray("days");
        for (ModelDay day : result.days()) {
            ObjectNode ofDay = days.addObject().put("day", day.day().toString()).put("version", day.version());
            putRanking(day.ranking(), ofDay);
        }
        return json;
    }

    private static ObjectNode figures(ScoreFigures figures) {
        ObjectNode json = JSON.createObjectNode();
        putRanking(figures.ranking(), json);
        put("logLoss", figures.logLoss(), json);
        put("expected", figures.expected(), json);
        json.put("cards", ScoreFigures.CARDS);
        put("cardPrecision", figures.cardPrecision(), json);
        return json;
    }

    private static void putRanking(Ranking ranking, ObjectNode json) {
        json.put("payments", ranking.positives() + ranking.negatives()).put("frauds", ranking.positives());
        put("auc", ranking.auc(), json);
        put("aucError", ranking.aucError(), json);
        put("averagePrecision", ranking.averagePrecision(), json);
        put("averagePrecisionError", ranking.averagePrecisionError(), json);
    }

    private static void put(String name, double value, ObjectNode json) {
        if (Double.isNaN(value)) {
            json.putNull(name);
        } else {
            json.put(name, value);
        }
    }
}
