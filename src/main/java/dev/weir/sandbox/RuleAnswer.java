package dev.weir.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the job answered to a rule.
 *
 * @param errors each with its place
 */
record RuleAnswer(String rule, long version, String status, List<String> errors) {
    RuleAnswer {
        errors = List.copyOf(errors);
    }

    /** Out of a rule status's JSON. */
    static RuleAnswer of(JsonNode status) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : status.path("errors")) {
            String inside = error.path("line").asInt() > 0 ? ":" + error.get("line") + ":" + error.path("column") : "";
            errors.add(error.path("path").asText() + inside + ": "
                    + error.path("message").asText());
        }
        return new RuleAnswer(
                status.path("rule").asText(),
                status.path("version").asLong(),
                status.path("status").asText(),
                errors);
    }
}
