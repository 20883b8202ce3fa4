package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Windows over simulated card transactions, against the features that the Fraud Detection Handbook publishes.
 *
 * <p>Of its 1.75 million rows 20 differ from (t - w, t], all where a customer pays twice within a second. None of them lies
 * in the week that is compared, so all 202,722 windows of it have to agree. Its averages are rounded to six decimals, 487
 * of them at a tie that could go either way: ours may be half a unit of the last decimal away.
 */
final class HandbookWindowsTest {
    private static final String BEGINNING = "2018-04-01T00:00:00";

    /** A customer's windows have nothing of other customers, so a build plays those of one customer in three. */
    private static final int PART = Seeds.isThorough() ? 1 : 3;

    private static final int PART_OF_WEEK = 22_729;
    private static final List<String> DAYS = List.of("1", "7", "30");

    /** Half a unit of the sixth decimal, and room for the error of a double. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000000500001");

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

    private final EngineChain engine = new EngineChain(Wire.config(FraudHandbook.CONFIG)).with(WINDOWS);
    private final Played played = new Played("fraud-handbook, windows of 1, 7 and 30 days");

    @Test
    void windowsOfADayAWeekAndAMonthHoldWhatTheHandbookExpects() {
        try (Stream<RawRecord> before = FraudHandbook.transactions(BEGINNING, FraudHandbook.WEEK_BEGINS)) {
            before.filter(HandbookWindowsTest::isPlayed).forEach(this::decide);
        }
        List<FraudHandbook.Windows> found = new ArrayList<>();
        try (Stream<RawRecord> week = FraudHandbook.week()) {
            week.filter(HandbookWindowsTest::isPlayed).forEach(record -> found.add(windows(decide(record))));
        }
        played.print();

        assertThat(found).hasSize(PART == 1 ? FraudHandbook.WEEK_SIZE : PART_OF_WEEK);
        assertThat(differences(found)).isEmpty();
        assertThat(engine.errors()).isZero();
    }

    private static boolean isPlayed(RawRecord record) {
        return Integer.parseInt(new String(record.key(), StandardCharsets.UTF_8)) % PART == 0;
    }

    private Decision decide(RawRecord record) {
        List<Decision> decisions = engine.decide(record);
        played.event(decisions);
        return decisions.get(0);
    }

    private static FraudHandbook.Windows windows(Decision decision) {
        Map<String, Value> features = decision.reasons().get(0).features();
        List<Long> counts = new ArrayList<>();
        List<BigDecimal> averages = new ArrayList<>();
        for (String days : DAYS) {
            counts.add(((Value.Int) features.getOrDefault("count" + days, Value.absent())).value());
            averages.add(
                    BigDecimal.valueOf(((Value.Real) features.getOrDefault("average" + days, Value.absent())).value()));
        }
        return new FraudHandbook.Windows(decision.trigger().id(), counts, averages);
    }

    private static List<String> differences(List<FraudHandbook.Windows> found) {
        List<String> differences = new ArrayList<>();
        try (Stream<FraudHandbook.Windows> expected = FraudHandbook.expectedWindows()) {
            Set<String> played =
                    found.stream().map(FraudHandbook.Windows::transactionId).collect(Collectors.toSet());
            Iterator<FraudHandbook.Windows> rest = found.iterator();
            expected.filter(wanted -> played.contains(wanted.transactionId())).forEach(wanted -> {
                FraudHandbook.Windows ours = rest.next();
                if (!agree(wanted, ours)) {
                    differences.add(wanted + " but " + ours);
                }
            });
        }
        return differences;
    }

    private static boolean agree(FraudHandbook.Windows wanted, FraudHandbook.Windows ours) {
        boolean agree = wanted.transactionId().equals(ours.transactionId())
                && wanted.counts().equals(ours.counts());
        for (int i = 0; i < DAYS.size(); i++) {
            BigDecimal apart =
                    wanted.averages().get(i).subtract(ours.averages().get(i)).abs();
            agree &= apart.compareTo(TOLERANCE) <= 0;
        }
        return agree;
    }
}
