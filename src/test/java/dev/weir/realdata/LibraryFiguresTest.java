package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.Ran;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code weir backtest} says what {@code rules/README.md} states of the rules of {@code rules/} on payments with labels:
 * thresholds were chosen by the first part of each set, and are judged by the rest.
 */
final class LibraryFiguresTest {
    private static final String CONFIG =
            "kafka: {bootstrapServers: 'none:0'}\nattributes: {transaction: {giftCard: bool}}";

    /** Of so many hits a precision can be said. */
    private static final int ENOUGH = 50;

    /** A rule that people have to answer to is at least so many times better than chance. */
    private static final double BETTER_THAN_CHANCE = 5;

    @TempDir
    private Path folder;

    /** Its clock is one on a wall in Berlin, where March begins an hour early. */
    @Test
    void onSparkovTheFiguresAreThoseStated() throws IOException {
        JsonNode result = backtest(Sparkov.labelled(), "2021-02-28T23:00:00Z");

        assertThat(result.path("events").asInt() + result.path("warmupEvents").asInt())
                .isEqualTo(Sparkov.TRANSACTIONS);
        assertThat(failed(result)).isEmpty();
        assertStated(result, 6);
        assertThat(guessing(result)).isEmpty();
        assertThat(outcome(result, "BLOCK").at("/precision/low").asDouble())
                .isGreaterThanOrEqualTo(LibrarySeedsTest.PROMISED);
    }

    /** Half a million payments take a minute or two. */
    @Test
    @EnabledIfSystemProperty(named = "weir.bench", matches = "library")
    void onTheHandbookTheFiguresAreThoseStated() throws IOException {
        JsonNode result = backtest(FraudHandbook.labelled(), "2018-05-01");

        assertThat(failed(result)).isEmpty();
        assertStated(result, 3);
        assertThat(guessing(result)).isEmpty();
        // Too few are blocked to prove the promise here, all of them rightly; they may not speak against it.
        assertThat(outcome(result, "BLOCK").at("/precision/high").asDouble())
                .isGreaterThanOrEqualTo(LibrarySeedsTest.PROMISED);
    }

    private JsonNode backtest(Stream<Labelled> payments, String from) throws IOException {
        Path events = folder.resolve("transactions.jsonl");
        try (payments;
                BufferedWriter out = Files.newBufferedWriter(events)) {
            payments.forEach(payment -> write(payment, out));
        }
        Path config = Files.writeString(folder.resolve("job.yaml"), CONFIG);
        Ran ran = Ran.of(
                "backtest",
                "rules/fraud",
                "rules/personalization",
                "--config=" + config,
                "--events=" + events,
                "--label-column=fraud",
                "--from=" + from,
                "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return Wire.read(ran.text());
    }

    private static void write(Labelled payment, BufferedWriter out) {
        ObjectNode fields = (ObjectNode) Wire.read(new String(payment.record().value(), StandardCharsets.UTF_8));
        try {
            out.write(fields.put("fraud", payment.fraud()).toString());
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table has, from one column on, precision with its interval, recall, and hits in a thousand payments. */
    private static void assertStated(JsonNode result, int column) throws IOException {
        Map<String, JsonNode> measures = new TreeMap<>();
        result.path("rules").forEach(rule -> measures.put("`" + rule.path("id").asText() + "`", rule.path("measures")));
        measures.put("**all that `BLOCK`**", outcome(result, "BLOCK"));
        measures.put("**all that `REVIEW`, and do not block**", outcome(result, "REVIEW"));
        measures.put("**the library**", result.path("all"));
        List<String> compared = new ArrayList<>();
        for (String row : Files.readAllLines(Path.of("rules", "README.md"))) {
            List<String> cells =
                    Stream.of(row.split("\\|", -1)).map(String::strip).toList();
            boolean isOfFigures = cells.size() == 11 && cells.get(column + 1).contains(" to ");
            if (isOfFigures && measures.containsKey(cells.get(1))) {
                compared.add(cells.get(1));
                assertThat(cells.subList(column + 1, column + 4))
                        .as(cells.get(1))
                        .isEqualTo(cells(measures.get(cells.get(1)), result, cells.get(column + 3)));
            }
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(8);
    }

    private static List<String> cells(JsonNode measures, JsonNode result, String alerts) {
        double share = 1_000
                * measures.path("hits").asDouble()
                / result.path("transactions").asDouble();
        int digits = alerts.length() - alerts.indexOf('.') - 1;
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %s)",
                        100 * measures.at("/precision/value").asDouble(),
                        100 * measures.at("/precision/low").asDouble(),
                        high(100 * measures.at("/precision/high").asDouble())),
                String.format(
                        Locale.ROOT,
                        "%.1f %%",
                        100 * measures.at("/recall/value").asDouble()),
                String.format(Locale.ROOT, "%." + digits + "f", share));
    }

    private static String high(double percent) {
        String text = String.format(Locale.ROOT, "%.1f", percent);
        return text.equals("100.0") ? "100" : text;
    }

    private static JsonNode outcome(JsonNode result, String name) {
        for (JsonNode outcome : result.path("outcomes")) {
            if (outcome.path("outcome").asText().equals(name)) {
                return outcome.path("measures");
            }
        }
        throw new AssertionError("nothing was decided as " + name);
    }

    /** What is said of expressions that failed. */
    private static List<String> failed(JsonNode result) {
        List<String> failed = new ArrayList<>();
        result.path("warnings").forEach(warning -> failed.add(warning.asText()));
        failed.removeIf(warning -> !warning.contains("failed, as they would have in the job"));
        return failed;
    }

    /** The rules in force, and the outcomes of all of them, that are hardly better than a die. */
    private static List<String> guessing(JsonNode result) {
        double worthALook = BETTER_THAN_CHANCE
                * result.at("/labels/frauds").asDouble()
                / result.at("/labels/matched").asDouble();
        Map<String, JsonNode> measures = new TreeMap<>();
        for (JsonNode rule : result.path("rules")) {
            if (!rule.path("mode").asText().equals("shadow")) {
                measures.put(rule.path("id").asText(), rule.path("measures"));
            }
        }
        result.path("outcomes")
                .forEach(outcome -> measures.put(outcome.path("outcome").asText(), outcome.path("measures")));
        measures.put("all", result.path("all"));
        measures.values()
                .removeIf(each -> each.path("hits").asInt() < ENOUGH
                        || each.at("/precision/value").asDouble() >= worthALook);
        return List.copyOf(measures.keySet());
    }
}
