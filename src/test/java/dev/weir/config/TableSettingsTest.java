package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ValueType;
import dev.weir.events.definition.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables that a job config declares. */
final class TableSettingsTest {
    private static final EventType CUSTOMER = EventType.table("customer");

    @Test
    void aDeclaredTableHasItsColumnsKeyTopicAndMapping() throws ConfigException {
        JobConfig config = read(LEAST + """
                tables:
                  customer: {topic: shop.public.customers, by: customerId, key: id, fields: {segment: string, vip: bool}}
                mappings: {customer: {segment: class.name}}
                """);

        assertThat(config.schema().fields(CUSTOMER))
                .extracting(Field::name, Field::type)
                .containsExactly(
                        tuple("customerId", ValueType.STRING),
                        tuple("segment", ValueType.STRING),
                        tuple("vip", ValueType.BOOL),
                        tuple("timestamp", ValueType.TIMESTAMP),
                        tuple("deleted", ValueType.BOOL));
        assertThat(config.schema().keptBy(CUSTOMER)).contains(List.of("customerId"));
        assertThat(config.topics().of(CUSTOMER)).isEqualTo("shop.public.customers");
        assertThat(config.mappings().get(CUSTOMER)).isEqualTo(Map.of("customerId", "id", "segment", "class.name"));
    }

    @Test
    void theTopicIsCalledAsTheTableUnlessAnotherIsNamed() throws ConfigException {
        JobConfig config = read(LEAST + "tables: {customer: {by: customerId, fields: {a: int}}}");

        assertThat(config.topics().of(CUSTOMER)).isEqualTo("customer");
        assertThat(config.mappings().get(CUSTOMER)).isEmpty();
    }

    @Test
    void eventsWaitForItsRowsUnlessTheConfigSaysOtherwise() throws ConfigException {
        assertThat(read(LEAST + "tables: {customer: {by: customerId, fields: {a: int}}}")
                        .schema()
                        .definitions()
                        .tables())
                .allMatch(TableDefinition::isAwaited);
        assertThat(read(LEAST + "tables: {customer: {by: customerId, fields: {a: int}, awaitSnapshot: false}}")
                        .schema()
                        .definitions()
                        .tables())
                .noneMatch(TableDefinition::isAwaited);
        assertThat(errors(
                        LEAST + "tables: {customer: {by: customerId, fields: {a: int}, awaitSnapshot: maybe}}",
                        Map.of(),
                        Map.of()))
                .containsExactly("tables.customer.awaitSnapshot: is the text 'maybe'; write false or true");
    }

    @Test
    void thereAreAtMostThirtyTwoTablesOfTwoHundredColumns() throws ConfigException {
        assertThat(read(LEAST + tables(32)).schema().definitions().tables()).hasSize(32);
        assertThat(errors(LEAST + tables(33), Map.of(), Map.of()))
                .containsExactly("tables: has 33 tables; write at most 32");
        assertThat(read(LEAST + columns(200)).schema().fields(CUSTOMER)).hasSize(203);
        assertThat(errors(LEAST + columns(201), Map.of(), Map.of()))
                .containsExactly("tables.customer.fields: has 201 columns; write at most 200, those that rules use");
    }

    @Test
    void columnsMaySayTheUnitsOfTheirTimes() throws ConfigException {
        String table =
                LEAST + "tables: {customer: {by: customerId, fields: {born: timestamp, a: int}, timeUnit: {%s}}}";

        assertThat(read(table.formatted("born: days"))
                        .schema()
                        .definitions()
                        .tables()
                        .get(0)
                        .units())
                .isEqualTo(Map.of("born", TimeUnit.DAYS));
        assertThat(errors(table.formatted("a: days, borne: days, born: weeks"), Map.of(), Map.of()))
                .containsExactlyInAnyOrder(
                        "tables.customer.timeUnit.a: is no column with a timestamp; known are 'born'",
                        "tables.customer.timeUnit.borne: is no column with a timestamp; did you mean 'born'?",
                        "tables.customer.timeUnit.born: is the text 'weeks'; write days or micros or millis or nanos or"
                                + " seconds");
    }

    @Test
    void whatIsWrongIsSaidWithItsRemedy() throws ConfigException {
        assertThat(errors(LEAST + """
                streams: {returns: {id: returnId, subject: customerId}}
                tables:
                  click: {by: customerId, fields: {a: int}}
                  returns: {by: customerId, fields: {a: int}}
                  Shop: {by: customerId, fields: {a: int}}
                  one: {by: custmerId, fields: {a: int}}
                  two: {by: amount, fields: {a: int}}
                  three: {fields: {a: int}}
                  four: {by: customerId}
                  five: {by: customerId, key: id, fields: {id: string, deleted: bool, customerId: string, in: int, a-b: int}}
                  six: {by: customerId, fields: {a: number}, topik: x}
                """, Map.of(), Map.of()))
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error)
                                .isEqualTo("tables.click: means something else in rules; give the table another name"),
                        error -> assertThat(error)
                                .isEqualTo(
                                        "tables.returns: means something else in rules; give the table another name"),
                        error -> assertThat(error)
                                .isEqualTo(
                                        "tables.Shop: is no name for a table; write a small letter, then letters, digits or '_'"),
                        error -> assertThat(error)
                                .startsWith("tables.one.by: is 'custmerId'")
                                .contains("did you mean 'customerId'?"),
                        error -> assertThat(error).startsWith("tables.two.by: is 'amount', which is no field"),
                        error -> assertThat(error).startsWith("tables.three.by: is missing; write the field of events"),
                        error -> assertThat(error).startsWith("tables.four.fields: is empty; write the columns"),
                        error -> assertThat(error)
                                .isEqualTo(
                                        "tables.five.fields.id: is the key, which rules call 'customerId'; leave it out"),
                        error -> assertThat(error)
                                .startsWith("tables.five.fields.deleted: is whether the row was deleted already"),
                        error -> assertThat(error)
                                .startsWith("tables.five.fields.customerId: is the key of the row already"),
                        error -> assertThat(error).startsWith("tables.five.fields.in: is no name for a column"),
                        error -> assertThat(error).startsWith("tables.five.fields.a-b: is no name for a column"),
                        error -> assertThat(error).startsWith("tables.six.fields.a: is"),
                        error -> assertThat(error).isEqualTo("tables.six.topik: unknown key; did you mean 'topic'?"));
    }

    private static String tables(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "t" + i + ": {by: customerId, fields: {a: int}}")
                .collect(Collectors.joining(", ", "tables: {", "}\n"));
    }

    private static String columns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "c" + i + ": int")
                .collect(Collectors.joining(", ", "tables: {customer: {by: customerId, fields: {", "}}}\n"));
    }
}
