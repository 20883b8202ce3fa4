package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Output;
import dev.weir.events.Value;
import dev.weir.events.answer.ModelScore;
import dev.weir.io.record.DecisionSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The lines about what models said to a rule that fired. */
final class ScoreLines {
    private ScoreLines() {}

    /** Returns a line for each model that the rule asked and that said something. */
    static List<String> of(JsonNode scores) {
        List<String> lines = new ArrayList<>();
        scores.properties().forEach(asked -> lines.add("  model     " + asked.getKey() + said(asked.getValue())));
        return lines;
    }

    /**
     * Returns a line for each model that a rule asked when events were played again.
     *
     * @param recorded what the decision itself tells of them, by what was asked; that counts
     */
    static List<String> again(Map<String, ModelScore> scores, Map<String, JsonNode> recorded) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(scores).forEach((asked, score) -> {
            JsonNode known = recorded.get(asked);
            lines.add("  model     " + asked
                    + (known == null ? said(json(score)) + ", asked again" : said(known) + ", as the decision says"));
        });
        return lines;
    }

    private static JsonNode json(ModelScore score) {
        ObjectNode json = Output.object();
        json.put("score", score.score()).put("version", score.version()).put("challenger", score.challenger());
        ObjectNode inputs = json.putObject("inputs");
        score.inputs().forEach((input, value) -> {
            if (value instanceof Value.Real number) {
                inputs.put(input, number.value());
            }
        });
        return json;
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
