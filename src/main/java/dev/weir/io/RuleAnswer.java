package dev.weir.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the job answered to a rule.
 *
 * @param epoch the rulebook epoch from which on it holds
 * @param errors each with its place in the document
 */
public record RuleAnswer(String rule, long version, String status, long epoch, List<String> errors) {
    private static final String REJECTED = "REJECTED";

    /** Copies. */
    public RuleAnswer {
        errors = List.copyOf(errors);
    }

    /** Out of a rule status's JSON. */
    public static RuleAnswer of(JsonNode status) {
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
                status.path("epoch").asLong(),
                errors);
    }

    /** Whether the rule was refused. */
    public boolean isRejection() {
        return status.equals(REJECTED);
    }

    /** For a person, a line; a rejection has each of its errors on a line of its own. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("rule %-8s %s, version %d", status, rule, version));
        errors.forEach(error -> lines.add("     " + error));
        return lines;
    }
}
