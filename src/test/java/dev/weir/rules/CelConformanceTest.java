package dev.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cases of CEL's own conformance tests mean to rules what they mean to CEL. */
class CelConformanceTest {
    private static final Path CASES = Path.of("../shared/data/cel-conformance/cel_simple.dev.jsonl");

    /** What cannot apply, by the beginning of a case's id, with the reason. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "cel:bindings_ext/", "cel.bind is not among the extensions that rules have",
            "cel:block_ext/", "cel.block is an optimizer's, not for people",
            "cel:encoders_ext/", "base64 is not among the extensions that rules have",
            "cel:network_ext/", "ip and cidr are not among the extensions that rules have",
            "cel:macros2/", "comprehensions over two variables are not among the extensions that rules have",
            "cel:optionals/", "optional values are not among the extensions that rules have: orElse is",
            "cel:type_deduction/", "they declare functions, messages and optional values of their own",
            "cel:parse/receiver_function_names/", "they call undeclared functions, which is refused",
            "cel:logic/AND/short_circuit_type_left", "it is not checked before it runs, and a rule always is",
            "cel:logic/OR/short_circuit_type_right", "it is not checked before it runs, and a rule always is");

    @Test
    void rulesAgreeWithCel() throws IOException {
        assumeThat(CASES).exists();
        List<JsonNode> cases = Files.readAllLines(CASES).stream()
                .map(CelConformanceTest::parsed)
                .filter(test -> reasonToLeaveOut(test).isEmpty())
                .toList();
        assertThat(cases)
                .hasSizeGreaterThan(500)
                .allSatisfy(test -> assertThat(CelCases.outcome(test))
                        .as("%s: %s", test.get("case_id"), test.get("expr"))
                        .isEqualTo("ok"));
    }

    private static Optional<String> reasonToLeaveOut(JsonNode test) {
        String id = test.get("case_id").asText();
        return OUTSIDE.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
