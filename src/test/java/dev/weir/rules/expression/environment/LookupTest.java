package dev.weir.rules.expression.environment;

import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.ListUse;
import dev.weir.rules.list.TableRows;
import dev.weir.rules.list.TableShape;
import dev.weir.rules.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookupTest {
    private static final ListEntries FX = ListEntries.of(
            List.of("EUR", "USD"),
            TableRows.of(TableShape.of(ValueType.DOUBLE), List.of(List.of(new Value.Real(1), new Value.Real(0.5)))));

    private final Situation scenario = new Situation(transaction())
            .withList("fx", FX)
            .withList("shops", shops())
            .withList("words", "USD");

    private static ListEntries shops() {
        Map<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("risk", ValueType.INT);
        fields.put("kind", ValueType.STRING);
        fields.put("open", ValueType.BOOL);
        fields.put("since", ValueType.TIMESTAMP);
        List<Value> none = List.of(Value.absent(), Value.absent());
        return ListEntries.of(
                List.of("true", "2"),
                TableRows.of(
                        TableShape.of(fields),
                        List.of(
                                List.of(new Value.Int(7), Value.absent()),
                                List.of(new Value.Text("USD"), new Value.Text("toys")),
                                List.of(new Value.Bool(true), Value.absent()),
                                none)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup("fx", "USD") == 0.5                                   | true
            lookup("fx", "USD") * 10 == 5                                | true
            10 * lookup("fx", "USD") == 5.0                              | true
            lookup("fx", "USD") * transaction.amount > 1.0               | true
            lookup("fx", "EUR") + lookup("fx", "USD") >= 1.5             | true
            lookup("fx", "USD") in [0.5, 2.0]                            | true
            lookup("shops", true).risk == 7                              | true
            lookup("shops", true).risk / 2 == 3                          | true
            lookup("shops", true).risk / 2.0 == 3.5                      | true
            lookup("shops", true).risk > 6.5                             | true
            lookup("shops", 2).kind == "toys"                            | true
            lookup("shops", 2).kind.startsWith("to")                     | true
            lookup("fx", lookup("shops", true).kind) == 0.5              | true
            inList("words", lookup("shops", true).kind)                  | true
            inNetworks("words", lookup("shops", true).kind)              | false
            bool(lookup("shops", true).open)                             | true
            lookup("shops", true).open && true                           | true
            has(lookup("fx", "USD"))                                     | true
            has(lookup("fx", "GBP"))                                     | false
            has(lookup("shops", true).risk)                              | true
            has(lookup("shops", 2).risk)                                 | false
            has(lookup("shops", 3).risk)                                 | false
            has(lookup("none", 3).risk)                                  | false
            has(lookup("shops", true).since)                             | false
            orElse(lookup("fx", "GBP"), 2.0) == 2                        | true
            orElse(lookup("fx", "GBP"), 2) == 2                          | true
            orElse(lookup("shops", 2).risk, 1) == 1                      | true
            coalesce(lookup("fx", "GBP"), lookup("fx", "USD")) == 0.5    | true
            double(lookup("fx", "USD")) > 0.4                            | true
            [1, 2].exists(i, lookup("shops", i).kind == "toys")          | true
            """)
    void aKeyLeadsToItsRowOrItsValue(String expression, boolean expected) throws EvaluationException {
        assertThat(value(expression, scenario)).isEqualTo(new Value.Bool(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup("fx", "GBP") > 1.0
            lookup("fx", transaction.deviceId) > 1.0
            lookup("none", "USD") > 1.0
            lookup("none", "USD").rate > 1.0
            lookup("shops", 2).risk > 1
            lookup("shops", 3).kind == "toys"
            lookup("words", "USD") == 1
            """)
    void whatIsNotThereIsAbsent(String expression) throws EvaluationException {
        assertThat(value(expression, scenario)).isEqualTo(Value.absent());
    }

    @Test
    void theKeysOfATableAreTheEntriesOfAList() throws EvaluationException {
        assertThat(value("inList('fx', 'USD') && !inList('fx', 'GBP')", scenario))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void aRuleSaysWhichTablesItAsksAndWhere() {
        Rule rule = Rules.rule("{id: r, version: 1, on: transaction, features: {n: {sum: \"lookup('fx',"
                + " transaction.currency) * transaction.amount\", by: [cardId], over: 1h}}, when: \"n >"
                + " lookup('limits', transaction.cardId).most\", then: {outcome: X}}");

        assertThat(rule.lists())
                .containsEntry("fx", ListUse.asTable("features.n.sum"))
                .containsEntry("limits", ListUse.asTable("when"));
    }
}
