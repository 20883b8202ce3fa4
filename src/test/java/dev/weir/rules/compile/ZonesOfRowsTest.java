package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Costs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zone of a window can be a column of a table that is kept by the same field as the feature. */
final class ZonesOfRowsTest {
    private static final RuleCompiler COMPILER = new RuleCompiler(
            new Schema(
                    Map.of(),
                    Map.of(),
                    EventDefinitions.BUILT_IN.and(List.of(new TableDefinition(
                            EventType.table("customer"),
                            new TableDefinition.Topics("customers", ""),
                            "customerId",
                            Map.of("visits", ValueType.INT, "zone", ValueType.STRING),
                            true)))),
            RuleLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by: [cardId], over: day, zone: customer.zone | kept by [customerId], and this feature by [cardId], where they are not known; write by: [customerId], or a zone
            by: [], over: day, zone: customer.zone | kept by [customerId], and this feature by []
            by: [customerId], over: day, zone: customer.zne | no column with texts of a table of the job config; write one such as zone: Europe/Berlin; did you mean 'customer.zone'?
            by: [customerId], over: day, zone: customer.visits | no column with texts
            by: [customerId], over: 1d, zone: customer.zone | leave it out, or write over: day
            by: [customerId], over: year, zone: customer.zone | a year is longer than a window may be
            """)
    void whatCannotBeIsSaidWithWhatToWrite(String feature, String message) {
        assertThat(((Compiled.Rejected) compile(feature)).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).startsWith("features.f.");
                    assertThat(error.message()).contains(message);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by: [customerId], over: day, zone: customer.zone
            by: [customerId], over: week, zone: customer.zone, shift: 7d
            by: [customerId], over: 7d, per: day, zone: customer.zone
            by: [customerId], over: 5w, per: week, zone: customer.zone
            by: [customerId], over: year, zone: customer.zone, precise: false
            """)
    void everyWindowOfTheCalendarTakesIt(String feature) {
        assertThat(compile(feature.replace("5w", "35d"))).isInstanceOf(Compiled.Accepted.class);
    }

    /** As with a zone that is written. */
    @Test
    void itCostsWhatADayCosts() {
        assertThat(bytes("zone: customer.zone")).isEqualTo(bytes("zone: Asia/Tokyo"));
    }

    private static long bytes(String zone) {
        Compiled compiled = compile("by: [customerId], over: day, " + zone);
        return new Costs(RuleLimits.DEFAULT, SeriesLimits.DEFAULT)
                .of(((Compiled.Accepted) compiled).rule())
                .stateBytesPerKey();
    }

    private static Compiled compile(String feature) {
        String rule = "id: a\nversion: 1\non: transaction\nfeatures:\n  f: {sum: transaction.amount, " + feature
                + "}\nwhen: has(transaction.ip)\nthen: {outcome: REVIEW}\n";
        try {
            return COMPILER.compile(Documents.yaml(10_000).read(rule.getBytes(StandardCharsets.UTF_8)));
        } catch (DocumentException e) {
            throw new AssertionError(e);
        }
    }
}
