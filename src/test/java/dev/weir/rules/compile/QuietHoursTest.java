package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours of the day in a condition are warned of only where a rule drops what it could say later. */
class QuietHoursTest {
    private static final String ABSENCE = "{id: r, version: 1, by: [customerId], pattern: {within: 30m, stages:"
            + " [{name: cart, on: click}, {name: paid, not: true, on: transaction}]}, ";
    private static final String AT_DAY = "when: 'hour(now, \"UTC\") >= 8', ";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "hour(now, \"UTC\") >= 8 && hour(now, \"UTC\") < 22; notBefore: '08:00', notAfter: '22:00', zone: UTC",
                "hour(now, cart.customerId) in [8, 9, 10]; notBefore: '08:00', notAfter: '22:00', and",
                "cart.type == \"VIEW\" && (19 < now.getHours(\"Europe/Berlin\") || now.getHours(\"Europe/Berlin\") <= 1);"
                        + " notBefore: '20:00', notAfter: '02:00', zone: Europe/Berlin"
            })
    void whatIsCompleteAtAnotherHourIsSaidToBeDroppedAndHowItIsSaidLater(String when, String instead) {
        assertThat(warnings(ABSENCE + "when: '" + when + "', then: {outcome: TIP}}"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.path()).isEqualTo("when");
                    assertThat(warning.message())
                            .contains("is dropped", "write them into 'then' instead, as " + instead);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ABSENCE + AT_DAY + "then: {outcome: REVIEW}}", // whoever asks for the risk does not wait
                ABSENCE + AT_DAY + "then: {outcome: TIP, notBefore: '08:00'}}",
                ABSENCE + AT_DAY + "then: {outcome: TIP, after: 1h, recheck: true}}",
                ABSENCE + "when: 'hour(cart.timestamp, \"UTC\") >= 8', then: {outcome: TIP}}",
                ABSENCE + "when: 'cart.sku == \"s\" || hour(now, \"UTC\") >= 8', then: {outcome: TIP}}",
                "{id: r, version: 1, on: click, " + AT_DAY + "then: {outcome: TIP}}"
            })
    void otherRulesMayAskForTheHour(String rule) {
        assertThat(warnings(rule)).noneMatch(warning -> warning.message().contains("is dropped"));
    }

    private static List<RuleError> warnings(String rule) {
        Compiled compiled = Rules.compile(rule);
        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        return ((Compiled.Accepted) compiled).warnings();
    }
}
