package dev.weir.console.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.flink.RestAnswers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a job measures by rule and by model. Flink is asked for the names first, then for the values of those that
 * pages show, at most {@value #MOST_NAMES} of a step, several with each question: Flink refuses long ones.
 */
final class FigureReading {
    /** At most so many metrics of one step of the job are asked for. */
    static final int MOST_NAMES = 4_000;
    /** The longest question, in characters; Flink takes 4,096 with the path. */
    private static final int MOST_CHARS = 3_500;

    private static final Pattern OF_RULE =
            Pattern.compile("\\w+\\.rule\\.(?<id>[^.]+)\\.(?<name>suppressed|errors|heldOut)");
    private static final Pattern OF_MODEL = Pattern.compile("\\w+\\.model\\.(?<id>[^.]+)\\."
            + "(?<name>asked|absent|failed|slow|scorePermille_(?:median|p95|p99|mean)|auc|averagePrecision|calibrationError"
            + "|shadowAuc|shadowAveragePrecision|labelsLearned|input\\.[^.]+\\.(?:psi|absent))");
    private static final Set<String> COUNTS =
            Set.of("suppressed", "errors", "heldOut", "asked", "absent", "failed", "slow", "labelsLearned");
    private static final Set<String> STEPS = Set.of("Route", "Profile", "Decide", "Learn");

    private final RestAnswers rest;

    FigureReading(RestAnswers rest) {
        this.rest = rest;
    }

    /** Reads the figures of a job with these steps. */
    JobFigures read(String job, Iterable<JsonNode> vertices) throws IOException, InterruptedException {
        Map<String, Map<String, Double>> rules = new HashMap<>();
        Map<String, Map<String, Double>> models = new HashMap<>();
        for (JsonNode vertex : vertices) {
            String first = vertex.path("name").asText().split(" -> ", 2)[0];
            if (STEPS.contains(first)) {
                String metrics =
                        "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
                for (String names : questions(rest.get(metrics))) {
                    for (JsonNode metric : rest.get(metrics + "?get=" + names)) {
                        add(metric, OF_RULE, rules);
                        add(metric, OF_MODEL, models);
                    }
                }
            }
        }
        return new JobFigures("", measured(rules), measured(models));
    }

    private static List<String> questions(JsonNode metrics) {
        List<String> questions = new ArrayList<>();
        StringBuilder names = new StringBuilder();
        int count = 0;
        for (JsonNode metric : metrics) {
            String name = metric.path("id").asText();
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            boolean isWanted =
                    OF_RULE.matcher(name).matches() || OF_MODEL.matcher(name).matches();
            if (isWanted && encoded.length() < MOST_CHARS && count < MOST_NAMES) {
                count++;
                if (names.length() + encoded.length() >= MOST_CHARS) {
                    questions.add(names.toString());
                    names.setLength(0);
                }
                names.append(names.isEmpty() ? "" : ",").append(encoded);
            }
        }
        if (!names.isEmpty()) {
            questions.add(names.toString());
        }
        return questions;
    }

    private static void add(JsonNode metric, Pattern pattern, Map<String, Map<String, Double>> into) {
        Matcher found = pattern.matcher(metric.path("id").asText());
        if (found.matches()) {
            String name = found.group("name");
            boolean isCount = COUNTS.contains(name);
            double value = metric.path(isCount ? "sum" : "max").asDouble();
            if (Double.isFinite(value)) {
                into.computeIfAbsent(found.group("id"), id -> new TreeMap<>())
                        .merge(name, value, isCount ? Double::sum : Math::max);
            }
        }
    }

    private static Map<String, Measured> measured(Map<String, Map<String, Double>> values) {
        Map<String, Measured> measured = new HashMap<>();
        values.forEach((id, of) -> measured.put(id, new Measured(of)));
        return measured;
    }
}
