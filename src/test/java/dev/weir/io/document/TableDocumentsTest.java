package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.list.TableShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as they are on the topic. */
final class TableDocumentsTest {
    private static final Documents DOCUMENTS = Documents.json(10_000).withLists(1 << 20, 100);

    @Test
    void aKeyHasASingleValue() throws DocumentException {
        ListEntries table =
                read("{\"name\":\"fx\",\"value\":\"double\",\"rows\":{\"EUR\":1,\"USD\":0.92,\"GBP\":null}}");

        assertThat(table.rows().shape()).isEqualTo(TableShape.of(ValueType.DOUBLE));
        assertThat(at(table, "EUR", "value")).isEqualTo(new Value.Real(1));
        assertThat(at(table, "USD", "value")).isEqualTo(new Value.Real(0.92));
        assertThat(at(table, "GBP", "value")).isEqualTo(Value.absent());
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void aKeyHasARowOfFieldsAndTheOrderOfTheKeysOfTheDocumentDoesNotMatter() throws DocumentException {
        ListEntries table = read("{\"rows\":{\"a\":{\"s\":\"x\",\"i\":5,\"d\":5,\"b\":false,\"t\":"
                + "\"2026-03-01T00:00:00.001Z\"},\"b\":{\"s\":\"\"}},\"key\":\"string\",\"fields\":{\"s\":\"string\","
                + "\"i\":\"int\",\"d\":\"double\",\"b\":\"bool\",\"t\":\"timestamp\"},\"name\":\"x\"}");

        assertThat(at(table, "a", "s")).isEqualTo(new Value.Text("x"));
        assertThat(at(table, "a", "i")).isEqualTo(new Value.Int(5));
        assertThat(at(table, "a", "d")).isEqualTo(new Value.Real(5));
        assertThat(at(table, "a", "b")).isEqualTo(new Value.Bool(false));
        assertThat(at(table, "a", "t")).isEqualTo(new Value.Time(1_772_323_200_001L));
        assertThat(List.of("s", "i", "d", "b", "t"))
                .allMatch(field -> !at(table, "b", field).isPresent());
    }

    @Test
    void entriesAndRowsMayEnd() throws DocumentException {
        assertThat(
                        read(
                                "{\"until\":{\"b\":\"2026-03-01T00:00:00Z\",\"c\":-1},\"name\":\"l\",\"entries\":[\"a\",\"b\",\"c\"]}"))
                .isEqualTo(ListEntries.of(List.of("a", "b", "c")).ending(Map.of("b", 1_772_323_200_000L, "c", -1L)));
        ListEntries table = read("{\"name\":\"l\",\"value\":\"int\",\"rows\":{\"a\":1,\"b\":2},\"until\":{\"b\":5}}");
        Lists lists = new Lists(Map.of("l", table));
        assertThat(lists.at(4).named("l").find("b")).isEqualTo(1);
        assertThat(lists.at(5).named("l").find("b")).isEqualTo(ListEntries.NOT_THERE);
        assertThat(lists.at(5).named("l").find("a")).isZero();
    }

    @Test
    void aListWithFurtherKeysIsAListAsBefore() throws DocumentException {
        ListEntries list = read("{\"name\":\"a\",\"value\":5,\"fields\":[],\"key\":7,\"entries\":[\"x\"],\"rows\":5}");

        assertThat(list).isEqualTo(ListEntries.of(List.of("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "value":"double","rows":{"USD":"1"}                        | rows.USD: this has to be a number, and is the text '1'
            "value":"double","rows":{"USD":1e999}                      | rows.USD: this has to be a number, and is the number 1e999
            "value":"double","rows":{"USD":{"rate":1}}                 | rows.USD: this has to be a number, and is an object
            "value":"double","rows":{"USD":[1]}                        | rows.USD: this has to be a number, and is a list
            "value":"int","rows":{"USD":1.5}                           | rows.USD: this has to be a whole number of at most 64 bits, and is the number 1.5
            "value":"int","rows":{"USD":9223372036854775808}           | rows.USD: this has to be a whole number of at most 64 bits, and is the number 9223372036854775808
            "value":"bool","rows":{"USD":1}                            | rows.USD: this has to be true or false, and is the number 1
            "value":"timestamp","rows":{"USD":"today"}                 | rows.USD: this has to be an instant such as "2026-03-01T00:00:00Z", and is the text 'today'
            "value":"string","rows":{"USD":5}                          | rows.USD: this has to be a text in quotes of at most 4096 characters, and is the number 5
            "value":"doubel","rows":{"USD":5}                          | value: 'doubel' is no type; did you mean 'double'?
            "value":"money","rows":{"USD":5}                           | value: 'money' is no type; known are 'string', 'int', 'double', 'bool', 'timestamp'
            "value":"double","fields":{"a":"int"},"rows":{}            | fields: there are 'fields' and 'value'; write one of them
            "fields":{"rate":"double"},"rows":{"USD":{"rat":1}}        | rows.USD: unknown field 'rat'; did you mean 'rate'?
            "fields":{"rate":"double"},"rows":{"USD":1}                | rows.USD: a row is a map of fields, and this is the number 1
            "fields":{"rate":"double"},"rows":{"USD":{"rate":true}}    | rows.USD.rate: this has to be a number, and is true
            "fields":{"ra te":"double"},"rows":{}                      | fields: 'ra te' is no name of a field
            "fields":{"in":"double"},"rows":{}                         | fields: 'in' is no name of a field
            "fields":{},"rows":{}                                      | fields: it is not said what a row has
            "fields":[],"rows":{}                                      | fields: 'fields' is a map of names to types
            "rows":{"USD":1}                                           | rows: there are rows, and neither 'fields' nor 'value' says what they have
            "value":"double"                                           | rows: 'rows' is missing or no map
            "value":"double","rows":{"":1}                             | rows: a key has 0 characters
            "key":"int","value":"double","rows":{"1":1}                | key: a key is a text
            "entries":["a"],"value":"double","rows":{"a":1}            | rows: there are entries and rows
            "entries":["a"],"until":["2026-03-01T00:00:00Z"]           | until: 'until' says when entries end, and is a list; write "until": {"203.0.113.7"
            "entries":["a"],"until":{"a":"30d"}                        | until.a: this has to be an instant such as "2026-03-01T00:00:00Z", and is the text '30d'
            "entries":["a"],"until":{"a":1.5}                          | until.a: this has to be an instant such as "2026-03-01T00:00:00Z", and is the number 1.5
            "entries":["a"],"until":{"b":0}                            | until.b: no entry is 'b', so none can end; add it, or leave this out
            "value":"int","rows":{"a":1},"until":{"b":0}               | until.b: no entry is 'b', so none can end; add it, or leave this out
            """)
    void whatDoesNotFitIsToldWithItsPlace(String content, String error) {
        assertThat(errors("{\"name\":\"fx\"," + content + "}"))
                .singleElement()
                .asString()
                .startsWith(error);
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThat(errors("{\"name\":\"fx\",\"value\":\"int\",\"rows\":{\"a\":1,\"a\":2}}"))
                .singleElement()
                .asString()
                .contains("Duplicate field 'a'");
    }

    @Test
    void asManyRowsAndFieldsAreReadAsThereMayBeAndNotOneMore() throws DocumentException {
        assertThat(read(withRows(100)).size()).isEqualTo(100);
        assertThat(errors(withRows(101)))
                .containsExactly("rows: the table has more than 100 rows: make two tables of it, or raise"
                        + " limits.maxListEntries of the job");
        assertThat(read(withFields(32)).rows().shape().fields()).hasSize(32);
        assertThat(errors(withFields(33)))
                .containsExactly("fields: a row has 33 fields; at most 32 are allowed: make two tables of it");
    }

    @Test
    void keysAndTextsAreReadUpToTheirLengthAndNotBeyond() throws DocumentException {
        assertThat(read(ofLength(4_096, 4_096)).size()).isEqualTo(1);
        assertThat(errors(ofLength(4_097, 1))).containsExactly("rows: a key has 4097 characters; write 1 to 4096");
        assertThat(errors(ofLength(1, 4_097))).singleElement().asString().contains("at most 4096 characters");
    }

    private static String ofLength(int key, int text) {
        return "{\"name\":\"a\",\"value\":\"string\",\"rows\":{\"" + "k".repeat(key) + "\":\"" + "t".repeat(text)
                + "\"}}";
    }

    private static String withRows(int count) {
        return "{\"name\":\"a\",\"value\":\"int\",\"rows\":{"
                + IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":" + i).collect(Collectors.joining(",")) + "}}";
    }

    private static String withFields(int count) {
        return "{\"name\":\"a\",\"fields\":{"
                + IntStream.range(0, count)
                        .mapToObj(i -> "\"f" + i + "\":\"int\"")
                        .collect(Collectors.joining(","))
                + "},\"rows\":{}}";
    }

    private static Value at(ListEntries table, String key, String field) {
        return table.rows().at(table.find(key), field);
    }

    private static ListEntries read(String text) throws DocumentException {
        return DOCUMENTS.readList(text.getBytes(StandardCharsets.UTF_8)).entries();
    }

    private static List<String> errors(String text) {
        return catchThrowableOfType(
                        DocumentException.class, () -> DOCUMENTS.readList(text.getBytes(StandardCharsets.UTF_8)))
                .errors()
                .stream()
                .map(error -> error.path() + ": " + error.message())
                .toList();
    }
}
