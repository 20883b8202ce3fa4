package dev.weir.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.match.CompiledPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases taken from the tests of Flink's library: patterns, events, and the matches that are expected. */
final class FlinkCasesTest {
    private static final Path FILE = Path.of("../shared/data/cep-cases/flink_cep.dev.jsonl");

    static Stream<Named<JsonNode>> cases() throws IOException {
        if (!Files.exists(FILE)) {
            return Stream.of(Named.of("no data", new ObjectMapper().createObjectNode()));
        }
        ObjectMapper json = new ObjectMapper();
        List<Named<JsonNode>> cases = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode one = json.readTree(line);
            if (line.contains("\"window_ms\"")) {
                continue; // the time of each gap but the last, which our `timesWithin` is not
            }
            cases.add(Named.of(one.get("case_id").asText(), one));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void matchesAsExpectedOnArrival(JsonNode one) throws PatternException {
        assumeThat(FILE).as("real data").exists();
        assertThat(matches(new FlinkCase(one), Order.ARRIVAL)).isEqualTo(expected(one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void matchesAsExpectedInTheOrderOfEventTime(JsonNode one) throws PatternException {
        assumeThat(FILE).as("real data").exists();
        assumeThat(one.at("/checks/timestamps_nondecreasing").asBoolean())
                .as("events in order")
                .isTrue();
        assertThat(matches(new FlinkCase(one), Order.EVENT_TIME)).isEqualTo(expected(one));
    }

    private static List<String> matches(FlinkCase one, Order order) throws PatternException {
        PatternKey key = new PatternKey(CompiledPattern.of(one.definition(order)), one, true);
        one.occurrences().forEach(occurrence -> key.arrive(occurrence, Long.MIN_VALUE));
        return key.passUnasked(one.endMillis()).matches();
    }

    private static List<String> expected(JsonNode one) {
        List<String> expected = new ArrayList<>();
        for (JsonNode found : one.get("expected_matches")) {
            Map<String, List<Integer>> numbers = new TreeMap<>();
            found.get("match").properties().forEach(stage -> {
                List<Integer> taken = new ArrayList<>();
                stage.getValue().forEach(n -> taken.add(n.asInt()));
                numbers.put(stage.getKey(), taken);
            });
            expected.add(numbers.toString());
        }
        expected.sort(null);
        return expected;
    }
}
