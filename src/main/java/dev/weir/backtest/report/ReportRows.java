package dev.weir.backtest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Bounds what a report shows, so that a browser can open it: the first {@value #MOST_RULES} rules,
 * {@value #MOST_MODELS} models, {@value #MOST_DAYS} days, {@value #MOST_EXAMPLES} examples and {@value #MOST_WARNINGS} warnings.
 * What was left out is said where it is missing.
 */
final class ReportRows {
    static final int MOST_RULES = 1_000;
    static final int MOST_MODELS = 100;
    static final int MOST_DAYS = 3_660;
    static final int MOST_EXAMPLES = 500;
    static final int MOST_WARNINGS = 100;

    private final ObjectNode rows;

    private ReportRows(ObjectNode rows) {
        this.rows = rows;
    }

    /** Returns a copy of a result with no more rows than these. */
    static ObjectNode of(ObjectNode result) {
        ReportRows bounded = new ReportRows(result.deepCopy());
        for (JsonNode rule : bounded.rows.path("rules")) {
            ((ObjectNode) rule).remove("alertsByDay"); // which the report does not draw
        }
        bounded.cut(bounded.rows, "rules", MOST_RULES);
        bounded.cut(bounded.rows, "days", MOST_DAYS);
        for (JsonNode model : bounded.rows.path("models")) {
            bounded.cut((ObjectNode) model, "days", MOST_DAYS);
        }
        bounded.cut(bounded.rows, "models", MOST_MODELS);
        bounded.cut(bounded.rows, "warnings", MOST_WARNINGS);
        if (bounded.rows.path("changes") instanceof ObjectNode changes) {
            bounded.cut(changes, "examples", MOST_EXAMPLES);
        }
        return bounded.rows;
    }

    private void cut(ObjectNode from, String key, int most) {
        if (from.path(key) instanceof ArrayNode list && list.size() > most) {
            rows.withObject("/cut").putObject(key).put("shown", most).put("of", list.size());
            shorten(list, most);
        }
    }

    private static void shorten(ArrayNode list, int most) {
        for (int i = list.size() - 1; i >= most; i--) {
            list.remove(i);
        }
    }
}
