package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.record.DecisionSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The lines about what models said to a rule that fired. */
final class ScoreLines {
    private ScoreLines() {}

    /** Returns a line for each model that the rule asked and that said something. */
    static List<String> of(JsonNode scores) {
        List<String> lines = new ArrayList<>();
        scores.properties().forEach(asked -> lines.add("  model     " + asked.getKey() + said(asked.getValue())));
        return lines;
    }

    private static String said(JsonNode score) {
        StringJoiner moved = new StringJoiner(", ", "; most moved by ", "").setEmptyValue("");
        score.path("inputs")
                .properties()
                .forEach(input -> moved.add(input.getKey() + " " + DecisionSeen.shown(input.getValue())));
        return " said " + DecisionSeen.shown(score.path("score"))
                + (score.has("version") ? ", version " + score.path("version").asLong() : ", as was stated")
                + (score.path("challenger").asBoolean() ? ", the challenger" : "") + moved;
    }
}
