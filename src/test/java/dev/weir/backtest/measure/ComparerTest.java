package dev.weir.backtest.measure;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs between the decisions of two sets of rules. */
final class ComparerTest {
    private static final MeasuredRule REVIEW = new MeasuredRule("review", 1, "live", "REVIEW");
    private static final MeasuredRule BLOCK = new MeasuredRule("block", 1, "live", "BLOCK");
    private static final List<List<MeasuredRule>> SOME = List.of(List.of(), List.of(REVIEW), List.of(BLOCK));
    private static final int PAYMENTS = 300;

    static LongStream seeds() {
        return Seeds.upTo(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesAreCountedAsIfBothWereLaidBesideEachOther(long seed) {
        Random random = new Random(seed);
        Comparer comparer = new Comparer(List.of(REVIEW, BLOCK), List.of(REVIEW, BLOCK), true, 10);
        Map<String, Integer> expected = new TreeMap<>();
        int newly = 0;
        int noLonger = 0;
        int newlyRight = 0;
        for (int i = 0; i < PAYMENTS; i++) {
            Transaction payment = payment("t-" + i).at(i).of(i).event();
            List<MeasuredRule> before = SOME.get(random.nextInt(SOME.size()));
            List<MeasuredRule> after = SOME.get(random.nextInt(SOME.size()));
            Label label = random.nextBoolean() ? Label.FRAUD : Label.GENUINE;
            comparer.take(payment, label, decided(payment, before), decided(payment, after));
            if (!before.equals(after)) {
                expected.merge(outcome(before) + ">" + outcome(after), 1, Integer::sum);
            }
            boolean isNew = before.isEmpty() && !after.isEmpty();
            newly += isNew ? 1 : 0;
            newlyRight += isNew && label == Label.FRAUD ? 1 : 0;
            noLonger += after.isEmpty() && !before.isEmpty() ? 1 : 0;
        }

        Changes changes = comparer.changes("others");
        Map<String, Integer> counted = new TreeMap<>();
        changes.outcomes().forEach(change -> counted.put(change.from() + ">" + change.to(), (int) change.count()));
        assertThat(counted).isEqualTo(expected);
        assertThat(changes.newly().hits()).isEqualTo(newly);
        assertThat(changes.newly().truth().orElseThrow().precision().right()).isEqualTo(newlyRight);
        assertThat(changes.noLonger().hits()).isEqualTo(noLonger);
        assertThat(changes.examples()).hasSize(10);
        assertThat(changes.examples().stream().limit(6).map(ComparerTest::change))
                .as("one of each change first")
                .doesNotHaveDuplicates();
    }

    @Test
    void asManyExamplesAreKeptAsMayBeAskedForAndNoMore() {
        Comparer comparer = new Comparer(List.of(), List.of(BLOCK), false, Comparer.MOST_EXAMPLES + 1);
        for (int i = 0; i <= Comparer.MOST_EXAMPLES; i++) {
            Transaction payment = payment("t-" + i).at(i).event();
            comparer.take(payment, Label.NONE, decided(payment, List.of()), decided(payment, List.of(BLOCK)));
        }
        assertThat(comparer.changes("others").examples()).hasSize(Comparer.MOST_EXAMPLES);
    }

    @Test
    void beyondAsManyChangesAsAreToldApartTheRestIsCountedTogether() {
        Comparer comparer = new Comparer(List.of(), List.of(), false, 0);
        List<Decision> none = List.of();
        for (int i = 0; i < Comparer.MOST_CHANGES + 2; i++) {
            Transaction payment = payment("t-" + i).at(i).event();
            MeasuredRule rule = new MeasuredRule("r", 1, "live", "OUTCOME_" + i);
            comparer.take(payment, Label.NONE, none, decided(payment, List.of(rule)));
        }
        assertThat(comparer.changes("others").outcomes())
                .hasSize(Comparer.MOST_CHANGES + 1)
                .contains(new Changes.OutcomeChange("", "OUTCOME_" + (Comparer.MOST_CHANGES - 1), 1, 0, 10))
                .contains(new Changes.OutcomeChange("…", "…", 2, 0, 20));
    }

    private static String change(Changes.Example example) {
        return example.before().map(Decision::outcome).orElse("") + ">"
                + example.after().map(Decision::outcome).orElse("");
    }

    private static String outcome(List<MeasuredRule> rules) {
        return rules.isEmpty() ? "" : rules.get(0).outcome();
    }

    private static List<Decision> decided(Transaction payment, List<MeasuredRule> rules) {
        return new ArrayList<>(List.of(MadeDecision.of(payment, rules, List.of())));
    }
}
