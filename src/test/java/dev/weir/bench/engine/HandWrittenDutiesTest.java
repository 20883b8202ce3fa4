package dev.weir.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.run.BenchConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Weir owes each payment beside its rules, written by hand. */
final class HandWrittenDutiesTest {
    private static final int CARDS = 5;
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;

    private final HandWrittenDuties duties = new HandWrittenDuties(event -> 1);
    private final CardPayments payments = new CardPayments(1, CARDS);

    @ParameterizedTest
    @ValueSource(strings = {"a1", "b1", "none"})
    void itAnswersTheSamePaymentsAsTheEngineUnderTheSameIds(String row) throws Exception {
        EngineRow measured = EngineRow.named(row).get(0);
        EngineWork work = EngineWork.of(measured, BenchConfigs.withoutKafka(), Path.of("rules"));
        LocalEngine engine = work.engine();
        HandWrittenDuties byHand = (HandWrittenDuties) work.sameDuties().orElseThrow();
        List<String> ofEngine = new ArrayList<>();
        List<String> ofDuties = new ArrayList<>();

        for (Transaction payment : repeated(2_000)) {
            engine.decide(payment).forEach(one -> ofEngine.add(shown(one)));
            byHand.decided(payment).ifPresent(one -> ofDuties.add(shown(one)));
        }

        assertThat(ofDuties).hasSize(2_000).isEqualTo(ofEngine);
    }

    @Test
    void aPaymentThatComesAgainIsAnsweredOnceInAnHour() {
        Transaction payment = payments.at(SECOND);

        assertThat(duties.decided(payment)).isPresent();
        assertThat(duties.decided(payment)).isEmpty();
        assertThat(duties.fired(payment)).isZero();
    }

    @Test
    void whatIsAnHourOldIsForgotten() {
        RecentPayments seen = new RecentPayments();
        for (int i = 0; i < 100; i++) {
            seen.add(i, -i, i);
        }

        seen.forget(59);

        assertThat(seen.holds(59, -59)).isFalse();
        assertThat(seen.holds(60, -60)).isTrue();
        assertThat(seen.holds(99, -99)).isTrue();
        assertThat(seen.holds(99, -60)).isFalse();
        seen.forget(HOUR);
        assertThat(seen.holds(99, -99)).isFalse();
    }

    /** Every third payment comes twice. */
    private List<Transaction> repeated(int count) {
        return payments.next(count).stream()
                .map(Transaction.class::cast)
                .flatMap(each -> each.timestampMillis() % 30 == 0 ? Stream.of(each, each) : Stream.of(each))
                .toList();
    }

    private static String shown(Decision decision) {
        return decision.decisionId() + " " + decision.outcome() + " " + decision.score();
    }
}
