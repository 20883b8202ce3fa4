package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Decision;
import dev.weir.events.RawRecord;
import dev.weir.events.Reason;
import dev.weir.events.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features and rules over simulated card transactions, against what the Fraud Detection Handbook computed. */
final class FraudHandbookTest {
    /** Of all transactions before the week, those of the longest window count; a savings of two seconds is not worth it. */
    private static final String BEGINNING = "2018-04-01T00:00:00";

    /** Half a unit of the last decimal that is expected, and the error of a double beside it. */
    private static final BigDecimal HALF_A_DECIMAL = new BigDecimal("0.000000500001");

    private static final RuleDocument WINDOWS = RuleDocument.of("""
            id: windows
            version: 1
            on: transaction
            features:
              count1: {count: transaction, by: [customerId], over: 1d}
              count7: {count: transaction, by: [customerId], over: 7d}
              count30: {count: transaction, by: [customerId], over: 30d}
              average1: {avg: transaction.amount, by: [customerId], over: 1d}
              average7: {avg: transaction.amount, by: [customerId], over: 7d}
              average30: {avg: transaction.amount, by: [customerId], over: 30d}
            when: count1 + count7 + count30 > 0 && average1 + average7 + average30 >= 0
            then: {outcome: SEEN}
            """);

    @Test
    void windowsOfADayAWeekAndAMonthHoldWhatTheHandbookExpects() {
        EngineChain engine = new EngineChain(Wire.config(FraudHandbook.CONFIG)).with(WINDOWS);
        Played played = new Played("fraud-handbook, windows of 1, 7, 30 days");
        List<String> differences = new ArrayList<>();
        int compared = 0;

        try (Stream<RawRecord> transactions = FraudHandbook.transactions(BEGINNING, FraudHandbook.WEEK_ENDS);
                Stream<FraudHandbook.Windows> expected = FraudHandbook.expectedWindows()) {
            Iterator<FraudHandbook.Windows> rest = expected.iterator();
            FraudHandbook.Windows next = rest.next();
            for (Iterator<RawRecord> records = transactions.iterator(); records.hasNext(); ) {
                List<Decision> decisions = engine.decide(records.next());
                played.event(decisions);
                if (decisions.get(0).trigger().id().equals(next.transactionId())) {
                    compare(next, decisions.get(0).reasons().get(0), differences);
                    compared++;
                    next = rest.hasNext() ? rest.next() : next;
                }
            }
        }

        played.print();
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(FraudHandbook.WEEK_SIZE);
        assertThat(engine.errors()).isZero();
    }

    private static void compare(FraudHandbook.Windows expected, Reason reason, List<String> differences) {
        List<String> days = List.of("1", "7", "30");
        Map<String, Value> found = reason.features();
        for (int i = 0; i < days.size(); i++) {
            Value count = found.getOrDefault("count" + days.get(i), Value.absent());
            Value average = found.getOrDefault("average" + days.get(i), Value.absent());
            if (!count.equals(new Value.Int(expected.counts().get(i)))
                    || !agrees(average, expected.averages().get(i))) {
                differences.add(expected + " but " + found);
            }
        }
    }

    private static boolean agrees(Value average, BigDecimal expected) {
        return average instanceof Value.Real real
                && BigDecimal.valueOf(real.value()).subtract(expected).abs().compareTo(HALF_A_DECIMAL) <= 0;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R1_amount_gt_220                       | count: transaction, by: [customerId], over: 1s       | transaction.amount > 220
            R2_customer_3_tx_in_1h                 | count: transaction, by: [customerId], over: 1h       | value >= 3
            R3_customer_sum_1d_gt_600              | sum: transaction.amount, by: [customerId], over: 1d  | value > 600
            R4_terminal_3_distinct_customers_30min | distinct: transaction.customerId, by: [merchantId], over: 30m | value >= 3
            """)
    void aRuleHitsExactlyTheTransactionsOfTheWeekThatItMust(String name, String feature, String when) {
        Set<String> expected = FraudHandbook.expectedHits(name);
        RuleDocument rule = RuleDocument.of("{id: r, version: 1, on: transaction, features: {value: {" + feature
                + "}}, when: '" + when + "', then: {outcome: REVIEW}}");
        EngineChain engine = new EngineChain(Wire.config(FraudHandbook.CONFIG)).with(rule);
        Played played = new Played("fraud-handbook, " + name);

        Set<String> hits = new HashSet<>();
        try (Stream<RawRecord> week = FraudHandbook.week()) {
            week.forEach(record -> {
                List<Decision> decisions = engine.decide(record);
                played.event(decisions);
                decisions.stream()
                        .filter(decision -> decision.outcome().equals("REVIEW"))
                        .forEach(decision -> hits.add(decision.trigger().id()));
            });
        }

        played.print();
        assertThat(hits).isEqualTo(expected);
        assertThat(played.events()).isEqualTo(FraudHandbook.WEEK_SIZE);
    }
}
