package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.record.RawRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four rules over a week of card transactions that begins with nothing known, against the hits that are expected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandbookRulesTest {
    private final EngineChain engine = new EngineChain(Wire.config(FraudHandbook.CONFIG)).with(FraudHandbook.RULES);
    private final Played played = new Played("fraud-handbook, the week from empty state");
    private final Map<String, Set<String>> hits = new HashMap<>();

    @BeforeAll
    void playTheWeek() {
        try (Stream<RawRecord> week = FraudHandbook.week()) {
            week.forEach(record -> {
                List<Decision> decisions = engine.decide(record);
                played.event(decisions);
                decisions.forEach(this::note);
            });
        }
        played.print();
    }

    private void note(Decision decision) {
        for (Reason reason : decision.reasons()) {
            hits.computeIfAbsent(reason.rule(), rule -> new HashSet<>())
                    .add(decision.trigger().id());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r1, R1_amount_gt_220",
        "r2, R2_customer_3_tx_in_1h",
        "r3, R3_customer_sum_1d_gt_600",
        "r4, R4_terminal_3_distinct_customers_30min"
    })
    void aRuleHitsExactlyTheTransactionsThatItMust(String rule, String expected) {
        assertThat(hits.get(rule)).isEqualTo(FraudHandbook.expectedHits(expected));
    }

    @Test
    void everyTransactionIsDecidedAndNoExpressionFails() {
        assertThat(played.events()).isEqualTo(FraudHandbook.WEEK_SIZE);
        assertThat(played.decisions()).isEqualTo(FraudHandbook.WEEK_SIZE);
        assertThat(engine.errors()).isZero();
    }
}
