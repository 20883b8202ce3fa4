package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A published case of Flink CEP as a rule, the clicks of one customer, and the matches that are expected.
 *
 * @param number from 0; makes ids of rule and customer
 */
record CepCase(int number, JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> NEXT = Map.of(
            "begin", "relaxed",
            "relaxed", "relaxed",
            "strict", "strict",
            "non-deterministic-relaxed", "any",
            "not-next", "strict",
            "not-followed-by", "relaxed");

    /** All cases of a file but those that time each gap of a repetition but the last, which our language does not. */
    static List<CepCase> in(Path file) throws IOException {
        List<CepCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.contains("\"window_ms\"")) {
                continue;
            }
            cases.add(new CepCase(cases.size(), JSON.readTree(line)));
        }
        return cases;
    }

    String id() {
        return "case-" + number;
    }

    String customer() {
        return "customer-" + number;
    }

    /** The pattern as a rule that is about this case's clicks alone. */
    String rule() {
        JsonNode pattern = json.path("pattern");
        ObjectNode rule = JSON.createObjectNode().put("id", id()).put("version", 1);
        ObjectNode written = rule.putObject("pattern").put("within", "1h");
        afterMatch(pattern.path("after_match_skip"), written);
        ArrayNode stages = written.putArray("stages");
        pattern.path("stages").forEach(stage -> stages.add(stage(stage)));
        for (JsonNode within : pattern.path("within")) {
            if (within.path("type").asText().equals("FIRST_AND_LAST")) {
                written.put("within", within.path("ms").asLong() + "ms");
            } else {
                named(stages, within.path("stage").asText())
                        .put("within", within.path("ms").asLong() + "ms");
            }
        }
        rule.putObject("then").put("outcome", "MATCHED");
        return rule.toString();
    }

    private static void afterMatch(JsonNode skip, ObjectNode pattern) {
        String stage = skip.path("stage").asText();
        switch (skip.path("type").asText()) {
            case "no-skip" -> pattern.put("afterMatch", "noSkip");
            case "skip-to-next" -> pattern.put("afterMatch", "skipToNextOrdered");
            case "skip-past-last-event" -> pattern.put("afterMatch", "skipPastLastEventOrdered");
            case "skip-to-first" -> pattern.putObject("afterMatch").put("skipToFirstOrdered", stage);
            case "skip-to-last" -> pattern.putObject("afterMatch").put("skipToLastOrdered", stage);
            default -> throw new IllegalArgumentException("a skip strategy of another kind: " + skip);
        }
    }

    private static ObjectNode named(ArrayNode stages, String name) {
        for (JsonNode stage : stages) {
            if (stage.path("name").asText().equals(name)) {
                return (ObjectNode) stage;
            }
        }
        throw new IllegalArgumentException("no stage " + name);
    }

    private ObjectNode stage(JsonNode stage) {
        ObjectNode written = JSON.createObjectNode();
        if (stage.has("group")) {
            ArrayNode inner = written.putArray("stages");
            stage.path("group").forEach(each -> inner.add(stage(each)));
        } else {
            written.put("name", stage.path("name").asText()).put("on", "click");
            written.put("where", "click.customerId == '" + customer() + "' && (" + condition(stage, "where") + ")");
        }
        if (stage.has("until")) {
            written.put("until", condition(stage, "until"));
        }
        String contiguity = stage.path("contiguity").asText();
        if (!contiguity.equals("begin")) {
            written.put("next", NEXT.get(contiguity));
        }
        if (stage.path("negated").asBoolean()) {
            written.put("not", true);
        }
        quantify(stage.path("quantifier"), written);
        return written;
    }

    /** Their conditions speak of name, price and volume, and of the price of a stage as a list. */
    private static String condition(JsonNode stage, String key) {
        return stage.path(key)
                .asText()
                .replaceAll("sum\\((\\w+)\\.price\\)", "sum($1.map(e, e.PRICE))")
                .replaceAll("\\bname\\b", "click.type")
                .replaceAll("\\bprice\\b", "click.price")
                .replaceAll("\\bvolume\\b", "click.attributes.volume")
                .replace("PRICE", "price");
    }

    private static void quantify(JsonNode quantifier, ObjectNode stage) {
        int least = quantifier.path("min").asInt();
        boolean unbounded = quantifier.path("max").isNull();
        int most = quantifier.path("max").asInt();
        if (unbounded || most > 1) {
            stage.put("times", unbounded ? least + "+" : least == most ? "" + least : least + ".." + most);
        }
        if (quantifier.path("optional").asBoolean()) {
            stage.put("optional", true);
        }
        if (quantifier.path("greedy").asBoolean()) {
            stage.put("greedy", true);
        }
        String inner = quantifier.path("inner_contiguity").asText();
        if (inner.equals("strict")) {
            stage.put("consecutive", true);
        }
        if (inner.equals("non-deterministic-relaxed")) {
            stage.put("combinations", true);
        }
    }

    /** The clicks, at times that count from this. */
    List<String> clicks(long fromMillis) {
        List<String> clicks = new ArrayList<>();
        for (JsonNode event : json.path("events")) {
            ObjectNode click = JSON.createObjectNode()
                    .put("eventId", customer() + "/" + event.path("n").asInt())
                    .put("customerId", customer())
                    .put("timestamp", fromMillis + event.path("ts").asLong())
                    .put("type", event.path("name").asText())
                    .put("price", event.path("price").asDouble());
            click.putObject("attributes").put("volume", event.path("volume").asDouble());
            clicks.add(click.toString());
        }
        return clicks;
    }

    /** What is expected, each match as its stages by name with the numbers of their events, sorted. */
    List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (JsonNode match : json.path("expected_matches")) {
            Map<String, String> stages = new TreeMap<>();
            match.path("match").properties().forEach(stage -> {
                List<String> numbers = new ArrayList<>();
                stage.getValue().forEach(number -> numbers.add(number.asText()));
                stages.put(stage.getKey(), numbers.toString());
            });
            expected.add(stages.toString());
        }
        return expected.stream().sorted().toList();
    }

    /** What was decided, in the same form. */
    List<String> found(List<JsonNode> decisions) {
        List<String> found = new ArrayList<>();
        for (JsonNode decision : decisions) {
            for (JsonNode reason : decision.path("reasons")) {
                if (reason.path("rule").asText().equals(id())) {
                    found.add(matched(reason.path("matched")));
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private String matched(JsonNode matched) {
        Map<String, String> stages = new TreeMap<>();
        matched.properties().forEach(stage -> {
            List<String> numbers = new ArrayList<>();
            stage.getValue()
                    .forEach(id -> numbers.add(id.asText().substring(customer().length() + 1)));
            stages.put(stage.getKey(), numbers.toString());
        });
        return stages.toString();
    }
}
