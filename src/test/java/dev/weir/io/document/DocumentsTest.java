package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text becomes a document, and what is refused. */
class DocumentsTest {
    private static final int MAX_BYTES = 10_000;
    private static final Documents JSON = Documents.json(MAX_BYTES);
    private static final Documents YAML = Documents.yaml(MAX_BYTES);

    @Test
    void jsonAndYamlOfTheSameContentAreEqual() throws DocumentException {
        Node json = read(
                JSON, "{\"id\":\"r\",\"version\":1,\"tags\":[\"a\",\"b\"],\"active\":{\"from\":null},\"on\":true}");
        Node yaml = read(YAML, "id: r\nversion: 1\ntags: [a, b]\nactive:\n  from: ~\non: true\n");
        assertThat(json).isEqualTo(yaml).hasSameHashCodeAs(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": [1, 2], \"a\": 100}",
                "{\"a\":1e2,\"b\":[1,2.0]}",
                "{ \"a\" : 100.0 , \"b\" : [ 1 , 2 ] }",
                "{\"a\":100,\"b\":[1,2]}\n\n"
            })
    void orderSpaceAndSpellingOfNumbersAreNoContent(String same) throws DocumentException {
        assertThat(read(JSON, same)).isEqualTo(read(JSON, "{\"a\":100,\"b\":[1,2]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":101}", "{\"a\":\"100\"}", "{\"a\":100.5}", "{\"a\":100,\"b\":null}", "[100]"})
    void otherContentIsNotEqual(String other) throws DocumentException {
        assertThat(read(JSON, other)).isNotEqualTo(read(JSON, "{\"a\":100}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e-9999999999"})
    void aNumberOfJsonThatNoNumberCanHoldIsRefusedWithWhatToWrite(String number) {
        assertThatThrownBy(() -> read(JSON, "{\"a\":" + number + "}"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("'" + number + "'")
                .hasMessageContaining("; write ");
    }

    @Test
    void everyNodeKnowsItsPlace() throws DocumentException {
        Node.Elements yaml = (Node.Elements) read(YAML, "- id: r\n-\n   [score, 5]\n");
        assertThat(yaml.values())
                .extracting(Node::place)
                .extracting(Node.Place::line)
                .containsExactly(1, 3);
        assertThat(yaml.values())
                .extracting(Node::place)
                .extracting(Node.Place::column)
                .containsExactly(3, 4);
    }

    @ParameterizedTest
    @CsvSource({"off", "on", "yes", "no", "2026-03-01T00:00:00Z", "5%", "1h30m", "2026-03-01"})
    void whatYamlWouldTakeForSomethingElseStaysText(String text) throws DocumentException {
        assertThat(read(YAML, "a: " + text))
                .extracting(node -> ((Node.Fields) node).values().get("a"))
                .isInstanceOfSatisfying(
                        Node.Text.class, node -> assertThat(node.value()).isEqualTo(text));
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993, 9007199254740993", "-0, 0", "9223372036854775807, 9223372036854775807"})
    void wholeNumbersAreExact(String written, long expected) throws DocumentException {
        assertThat(read(JSON, "[" + written + "]"))
                .extracting(
                        node -> ((Node.Elements) node).values().get(0),
                        InstanceOfAssertFactories.type(Node.Whole.class))
                .extracting(Node.Whole::value)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1e999}",
                "{\"a\":1e-9999999999}",
                "{\"a\":-3e-2147483648}",
                "nonsense"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(JSON, text)).isInstanceOf(DocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a: 1\na: 2", "a: [1", "a: 1\n---\nb: 2", "a: &x [1]\nb: *x", "a: .inf", "a: .nan", "\tb: 1"
            })
    void whatIsNoYamlIsRefused(String text) {
        assertThatThrownBy(() -> read(YAML, text)).isInstanceOf(DocumentException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
        byte[] latin1 = "{\n \"a\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        for (Documents documents : List.of(JSON, YAML)) {
            assertThatThrownBy(() -> documents.read(latin1))
                    .isInstanceOfSatisfying(DocumentException.class, refused -> {
                        assertThat(refused.error().line()).isEqualTo(2);
                        assertThat(refused.error().column()).isEqualTo(11);
                        assertThat(refused.error().message()).contains("0xE9 at position 12");
                    });
        }
    }

    @Test
    void theMarkBeforeUtf8IsNoContent() throws DocumentException {
        assertThat(read(JSON, "\uFEFF{\"a\":1}")).isEqualTo(read(YAML, "\uFEFFa: 1"));
    }

    @Test
    void aDocumentOverTheLimitIsRefused() {
        assertThatThrownBy(() -> read(JSON, "[" + " ".repeat(MAX_BYTES) + "]")).hasMessageContaining("10000");
    }

    @Test
    void aDocumentThatNestsTooDeepIsRefused() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThatThrownBy(() -> read(JSON, deep)).isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> read(YAML, deep)).isInstanceOf(DocumentException.class);
    }

    @Test
    void whatIsCutOffIsSaidInPlainWords() {
        assertThatThrownBy(() -> read(JSON, "{\"a\": [1, "))
                .hasMessageContaining("it ends here; it was cut off, or a bracket or a quote is not closed");
    }

    @Test
    void aRefusalSaysWhere() {
        assertThatThrownBy(() -> read(JSON, "{\n  \"a\": tru\n}"))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.error().line()).isEqualTo(2));
    }

    private static Node read(Documents documents, String text) throws DocumentException {
        return documents.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
