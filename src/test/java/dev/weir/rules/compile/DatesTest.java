package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Costs;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on dates of rows are checked against the tables that the job config declares. */
final class DatesTest {
    private static final RuleCompiler COMPILER = new RuleCompiler(
            new Schema(
                    Map.of(),
                    Map.of(),
                    EventDefinitions.BUILT_IN.and(List.of(new TableDefinition(
                            EventType.table("customer"),
                            new TableDefinition.Topics("customers", ""),
                            "customerId",
                            Map.of(
                                    "birthday", ValueType.STRING,
                                    "since", ValueType.TIMESTAMP,
                                    "visits", ValueType.INT,
                                    "zone", ValueType.STRING),
                            true)))),
            RuleLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {date: customer.birthdy} | on.date | did you mean 'customer.birthday'
            {date: customer} | on.date | is no column of a table
            {date: customer.visits} | on.date | a date is a timestamp, or a string such as 1990-05-31
            {date: customer.birthday, zone: customer.zne} | on.zone | is no time zone, and no column with texts of the row
            {date: customer.birthday, zone: customer.visits} | on.zone | no column with texts
            {date: customer.birthday, zone: Europe/Berln} | on.zone | did you mean 'Europe/Berlin'
            {date: customer.since, before: 1d, after: 1d} | on.after | leave one of 'before' and 'after' out
            {date: customer.since, at: '24:00'} | on.at | is no time of day
            {date: customer.since, every: week} | on.every | write one of 'month', 'year'
            """)
    void whatIsWrongIsSaidWithWhatToWrite(String on, String path, String message) {
        assertThat(errors("on: " + on)).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo(path);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void onlyTheKeyOfTheRowAnswers() {
        assertThat(errors("""
                        on: {date: customer.birthday}
                        features:
                          own: {count: transaction, by: [customerId], over: 1h}
                          other: {count: transaction, by: [cardId], over: 1h}
                        """))
                .allSatisfy(error -> assertThat(error.path()).isEqualTo("features.other.by"))
                .anySatisfy(error -> assertThat(error.message())
                        .contains("'other' is kept by [cardId]; on a date only the key of the row answers: keep it by"
                                + " [customerId]"));
    }

    @Test
    void itCostsAFewBytesOfTheKeyOfTheRow() {
        Compiled compiled = compile("on: {date: customer.birthday, every: year}");
        Rule rule = ((Compiled.Accepted) compiled).rule();

        assertThat(rule.triggers()).isEmpty();
        assertThat(new Costs(RuleLimits.DEFAULT, SeriesLimits.DEFAULT).of(rule))
                .satisfies(cost -> assertThat(cost.keys()).isEqualTo(1))
                .satisfies(cost -> assertThat(cost.stateBytesPerKey()).isEqualTo(32));
    }

    private static List<RuleError> errors(String on) {
        return ((Compiled.Rejected) compile(on)).errors();
    }

    private static Compiled compile(String on) {
        String rule = "id: a\nversion: 1\n" + on.strip() + "\nwhen: true\nthen: {outcome: REVIEW}\n";
        try {
            return COMPILER.compile(Documents.yaml(10_000).read(rule.getBytes(StandardCharsets.UTF_8)));
        } catch (DocumentException e) {
            throw new AssertionError(e);
        }
    }
}
