package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which values fields have, as a job config declares them. */
final class FieldValuesTest {
    @Test
    void fieldsAttributesAndFieldsOfStreamsDeclareTheirValuesByTheirNamesInRules() throws ConfigException {
        JobConfig config = read(LEAST + """
                attributes: {transaction: {channel: string}}
                streams: {returns: {id: returnId, subject: customerId, fields: {reason: string}}}
                values:
                  click.type: [VIEW, ADD_TO_CART]
                  transaction.attributes.channel: [web]
                  returns.reason: [late, broken]
                """);

        assertThat(config.schema().values())
                .isEqualTo(Map.of(
                        "click.type", Set.of("VIEW", "ADD_TO_CART"),
                        "transaction.attributes.channel", Set.of("web"),
                        "returns.reason", Set.of("late", "broken")));
    }

    @Test
    void theWholeMapIsSetOnTheCommandLine() throws ConfigException {
        JobConfig config = new JobConfigs().read(LEAST, Map.of("values", "{click.type: [VIEW]}"), Map.of());

        assertThat(config.schema().values()).isEqualTo(Map.of("click.type", Set.of("VIEW")));
    }

    @Test
    void aFieldThatIsNotThereOrNoTextDeclaresNoValues() {
        assertThat(errors(
                        LEAST + "values: {click.typ: [A], transaction.amount: [B], click.url: [], click.type: [C, C]}",
                        Map.of(),
                        Map.of()))
                .containsExactlyInAnyOrder(
                        "values.click.typ: unknown field; did you mean 'click.type'?",
                        "values.transaction.amount: is no field with text, and only those declare their values; leave"
                                + " it out",
                        "values.click.url: is the list []; write a list of different texts",
                        "values.click.type: is the list [\"C\",\"C\"]; write a list of different texts");
    }

    @Test
    void aFieldDeclaresAtMostAThousandValues() throws ConfigException {
        assertThat(read(LEAST + values(1_000)).schema().values().get("click.type"))
                .hasSize(1_000);
        assertThat(errors(LEAST + values(1_001), Map.of(), Map.of()))
                .containsExactly("values.click.type: has 1001 values; write at most 1000, or leave it out and let rules"
                        + " ask a list of them with inList(...)");
    }

    private static String values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "V" + i)
                .collect(Collectors.joining(", ", "values: {click.type: [", "]}"));
    }
}
