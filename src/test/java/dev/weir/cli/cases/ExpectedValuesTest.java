package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case may write a value in any form that means it. */
final class ExpectedValuesTest {
    private static final int MAX_BYTES = 1_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T10:00:00Z      | "2026-03-01T10:00:00.000Z"
            2026-03-01T11:00:00+01:00 | "2026-03-01T10:00:00.000Z"
            "2026-03-01T10:00Z"       | "2026-03-01T10:00:00.000Z"
            1.0                       | 1
            1e3                       | 1000.0
            {a: 1, b: null}           | {"a": 1}
            1.0e+308                  | 1e308
            """)
    void whatMeansTheSameIsEqual(String written, String found) throws DocumentException {
        assertThat(yaml(written)).isEqualTo(json(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T10:00:00Z      | "2026-03-01T10:00:00.001Z"
            "2026-03-01T10:00:00"     | "2026-03-01T10:00:00.000Z"
            "2026-03-01"              | "2026-03-01T00:00:00.000Z"
            0.3                       | 0.30000000000000004
            {a: 1, b: ""}             | {"a": 1}
            """)
    void whatDoesNotIsNot(String written, String found) throws DocumentException {
        assertThat(yaml(written)).isNotEqualTo(json(found));
    }

    @ParameterizedTest
    @CsvSource({
        "1e308, {v: 1.0E308}",
        "1234567890123456800, {v: 1234567890123456800}",
        "1e20, {v: 100000000000000000000}"
    })
    void aNumberIsShownSoThatItCanBeRead(String number, String shown) throws DocumentException {
        assertThat(json(number)).isEqualTo(shown);
    }

    private static String yaml(String value) throws DocumentException {
        return text(Documents.yaml(MAX_BYTES).read(("v: " + value + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(String value) throws DocumentException {
        return text(Documents.json(MAX_BYTES).read(("{\"v\": " + value + "}").getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Node document) {
        return CaseDecision.text((Node.Fields) document, Set.of("v"));
    }
}
