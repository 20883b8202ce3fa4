package dev.weir.engine.label;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelJoinTest {
    private static final long HORIZON = 1_000;
    private static final Transaction PAID = payment("t-1").of(20).at(0).event();

    private final List<String> told = new ArrayList<>();
    private final List<FraudLabel> counted = new ArrayList<>();
    private LabelState state = new LabelState();

    @Test
    void aLabelCountsWithItsTransaction() {
        take(PAID, label(true, 500));

        assertThat(told).containsExactly("JOINED true@500");
        assertThat(counted).containsExactly(label(true, 500).joined(PAID, false));
    }

    @Test
    void aLabelBeforeItsTransactionWaitsForIt() {
        take(label(true, 500));
        assertThat(counted).isEmpty();

        take(PAID);

        assertThat(counted).containsExactly(label(true, 500).joined(PAID, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true@5  true@5   | JOINED true@5, REPEATED true@5                         | true
            true@5  true@9   | JOINED true@5, REPEATED true@9                         | true
            true@5  false@9  | JOINED true@5, REPLACING false@9                       | true false!
            true@5  false@4  | JOINED true@5, OUTDATED false@4                        | true
            true@5  false@5  | JOINED true@5, OUTDATED false@5                        | true
            false@5 true@5   | JOINED false@5, REPLACING true@5                       | false true!
            true@1  true@5 false@3 | JOINED true@1, REPEATED true@5, OUTDATED false@3 | true
            """)
    void ofSeveralLabelsTheLatestByTheirTimeCounts(String labels, String becomes, String counts) {
        take(PAID);
        for (String one : List.of(labels.split(" +", -1))) {
            int at = one.indexOf('@');
            take(label(Boolean.parseBoolean(one.substring(0, at)), Long.parseLong(one.substring(at + 1))));
        }

        assertThat(String.join(", ", told)).isEqualTo(becomes);
        assertThat(counted.stream().map(one -> one.fraud() + (one.replaces() ? "!" : "")))
                .containsExactly(counts.split(" ", -1));
    }

    @Test
    void ofLabelsThatWaitOnlyTheLatestCounts() {
        take(label(true, 5), label(false, 9), label(true, 7), PAID);

        assertThat(told).containsExactly("OUTDATED true@5", "OUTDATED true@7", "JOINED false@9");
        assertThat(counted).containsExactly(label(false, 9).joined(PAID, false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLabelThatCountsInTheEndDoesNotHangOnTheOrderOfArrival(long seed) {
        List<Event> events = new ArrayList<>(List.of(PAID));
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            events.add(label(random.nextBoolean(), random.nextInt(4)));
        }
        boolean last = latest(events);
        for (int shuffle = 0; shuffle < 20; shuffle++) {
            Collections.shuffle(events, random);
            state = new LabelState();
            counted.clear();
            events.forEach(this::take);

            assertThat(counted.get(counted.size() - 1).fraud()).isEqualTo(last);
            assertThat(counted).filteredOn(one -> !one.replaces()).hasSize(1);
        }
    }

    private static boolean latest(List<Event> events) {
        long time = Long.MIN_VALUE;
        boolean fraud = false;
        for (Event event : events) {
            if (event instanceof FraudLabel label && label.timestampMillis() >= time) {
                fraud = label.fraud() || (fraud && label.timestampMillis() == time);
                time = label.timestampMillis();
            }
        }
        return fraud;
    }

    @ParameterizedTest
    @CsvSource({"1000, JOINED", "1001, UNKNOWN"})
    void aLabelBelongsToATransactionForTheHorizonAndNoLonger(long atMillis, String outcome) {
        take(PAID, label(true, atMillis));
        assertThat(told).containsExactly(outcome + " true@" + atMillis);

        state = new LabelState();
        told.clear();
        take(label(true, atMillis), PAID);
        assertThat(told).containsExactly(outcome + " true@" + atMillis);
    }

    @Test
    void whatIsKeptEndsWithTheHorizonAndALabelThatWaitedIsUnknownThen() {
        take(label(true, 5));
        assertThat(join().claimTimer(state)).isEqualTo(1_006);
        assertThat(join().claimTimer(state)).isEqualTo(LabelState.NO_TIMER);

        state.timerWentOff();
        join().pass(state, 1_005);
        assertThat(told).isEmpty();
        join().pass(state, 1_006);

        assertThat(told).containsExactly("UNKNOWN true@5");
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void aTransactionThatIsKnownLaterMovesTheEnd() {
        take(label(true, 5));
        join().claimTimer(state);
        take(payment("t-1").at(700).event());

        state.timerWentOff();
        join().pass(state, 1_006);

        assertThat(state.isEmpty()).isFalse();
        assertThat(join().claimTimer(state)).isEqualTo(1_701);
    }

    @ParameterizedTest
    @CsvSource({"DECIDE, 30", "SET_ASIDE, 20"})
    void aCorrectionCountsForLaterLabelsIfTheJobDecidesCorrections(ContentMismatchPolicy policy, double amount) {
        LabelJoin join = join(policy);
        for (Event event : List.of(PAID, payment("t-1").of(30).at(0).event(), label(true, 5))) {
            join.take(event, state, counted::add);
        }

        assertThat(counted.get(0).transaction().orElseThrow().amount()).isEqualTo(amount);
        join.take(payment("t-1").of(40).at(0).event(), state, counted::add);
        assertThat(counted).hasSize(1);
    }

    @Test
    void theFormHasAllThatIsKept() throws IOException {
        for (List<Event> events : List.<List<Event>>of(List.of(), List.of(PAID), List.of(label(true, 5)))) {
            state = new LabelState();
            events.forEach(this::take);
            join().claimTimer(state);

            LabelState read = reread(state);

            assertThat(read.transaction()).isEqualTo(state.transaction());
            assertThat(read.label()).isEqualTo(state.label());
            assertThat(read.timerMillis()).isEqualTo(state.timerMillis());
        }
    }

    private static LabelState reread(LabelState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new LabelStateCodec().write(state, new DataOutputStream(bytes));
        return new LabelStateCodec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private void take(Event... events) {
        for (Event event : events) {
            join().take(event, state, counted::add);
        }
    }

    private LabelJoin join() {
        return join(ContentMismatchPolicy.DECIDE);
    }

    private LabelJoin join(ContentMismatchPolicy policy) {
        return new LabelJoin(
                new LabelDefinition("labels", HORIZON),
                policy,
                (outcome, label) -> told.add(outcome + " " + label.fraud() + "@" + label.timestampMillis()));
    }

    private static FraudLabel label(boolean fraud, long atMillis) {
        return new FraudLabel("t-1", fraud, atMillis);
    }
}
