package dev.weir.engine.decide;

import static dev.weir.engine.OneSubject.HORIZON;
import static dev.weir.engine.OneSubject.announcement;
import static dev.weir.engine.OneSubject.signal;
import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.pacing.Firings;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a subject waits for what was announced, and when it stops. */
final class FanInTest {
    private static final Transaction PAYMENT =
            payment("t-1").at(5_000).from("1.1.1.1").event();
    private static final Rule RULE = rule("r")
            .counts("n", EventType.TRANSACTION, 60_000, "cardId")
            .counts("onIp", EventType.TRANSACTION, 60_000, "ip")
            .build();

    private final OneSubject subject = new OneSubject(RULE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void messagesMayComeInAnyOrder(long seed) {
        List<SubjectMessage> messages = new ArrayList<>(List.of(
                announcement(PAYMENT, 1, 2),
                signal(PAYMENT, 1, "cardId=card-1", new Value.Int(3)),
                signal(PAYMENT, 1, "ip=1.1.1.1", new Value.Int(4))));
        Collections.shuffle(messages, new Random(seed));

        assertThat(subject.receive(messages.get(0))).isEmpty();
        assertThat(subject.receive(messages.get(1))).isEmpty();
        Decision decision = ((Verdict.Decided) subject.receive(messages.get(2)).orElseThrow()).decision();

        assertThat(decision.reasons().get(0).features())
                .containsEntry("n", new Value.Int(3))
                .containsEntry("onIp", new Value.Int(4));
        assertThat(subject.open()).isZero();
    }

    @Test
    void whatIsOpenIsCountedWhetherItsEventOrItsAnswersCameFirst() {
        Transaction second = payment("t-2").at(5_000).event();
        Transaction third = payment("t-3").at(5_000).event();
        subject.receive(announcement(PAYMENT, 1, 1));
        subject.receive(announcement(second, 2, 1));
        subject.receive(signal(third, 3, "cardId=card-1", new Value.Int(3)));
        assertThat(subject.open()).isEqualTo(3);

        subject.receive(signal(PAYMENT, 1, "cardId=card-1", new Value.Int(1)));
        assertThat(subject.open()).isEqualTo(2);
    }

    @Test
    void matchesThatComeByThemselvesWaitForNobodyAndHoldNobodyUp() {
        FanIn fanIn = new FanIn();
        CompletedMatches matches = new CompletedMatches(
                "c-1", 1, "cardId=card-1", PAYMENT, 7_000, CompletedMatches.Kind.TIME, List.of(), Optional.empty());
        Announced announced = announcement(PAYMENT, 1, 1);
        Signal signal = signal(PAYMENT, 1, "cardId=card-1", new Value.Int(3));

        assertThat(fanIn.receive(announced)).isEmpty();
        assertThat(fanIn.receive(matches)).containsExactly(new MatchRequest(matches));
        assertThat(fanIn.receive(signal)).containsExactly(new AnsweredEvent(announced, List.of(signal)));
        assertThat(fanIn.size()).isZero();
    }

    @Test
    void aRepetitionOfWhatIsDecidedIsADuplicateAndItsSignalsLeaveNothing() {
        gather(1, 3, 4);

        assertThat(subject.receive(announcement(PAYMENT, 1, 2))).isEmpty();
        assertThat(subject.receive(signal(PAYMENT, 1, "cardId=card-1", new Value.Int(9))))
                .isEmpty();
        assertThat(subject.receive(signal(PAYMENT, 1, "ip=1.1.1.1", new Value.Int(9))))
                .contains(new Verdict.Duplicate(EventType.TRANSACTION, true));
        assertThat(subject.open()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void howeverTheMessagesOfTwoCopiesMixThereIsOneDecisionAndNothingIsLeft(long seed) {
        List<SubjectMessage> messages = new ArrayList<>();
        for (int copy = 0; copy < 2; copy++) {
            messages.add(announcement(PAYMENT, copy, 2));
            messages.add(signal(PAYMENT, copy, "cardId=card-1", new Value.Int(3)));
            messages.add(signal(PAYMENT, copy, "ip=1.1.1.1", new Value.Int(4)));
        }
        Collections.shuffle(messages, new Random(seed));
        List<Verdict> verdicts = new ArrayList<>();
        for (SubjectMessage message : messages) {
            verdicts.addAll(subject.hearAll(message));
            subject.restart();
        }

        assertThat(verdicts).filteredOn(Verdict.Decided.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Verdict.Duplicate.class::isInstance).hasSize(1);
        assertThat(subject.open()).isZero();
    }

    @Test
    void twoEpochsOfOneEventGatherApartAndTheFirstToBeAnnouncedDecides() {
        subject.receive(announcement(PAYMENT, 1, 2));
        subject.receive(signal(PAYMENT, 1, "cardId=card-1", new Value.Int(3)));
        subject.receive(announcement(PAYMENT, 2, 2));
        subject.receive(signal(PAYMENT, 2, "ip=1.1.1.1", new Value.Int(8)));

        assertThat(subject.receive(signal(PAYMENT, 2, "cardId=card-1", new Value.Int(7))))
                .as("the first is waited for")
                .isEmpty();
        subject.restart();
        List<Verdict> verdicts = subject.hearAll(signal(PAYMENT, 1, "ip=1.1.1.1", new Value.Int(4)));

        Decision decision = ((Verdict.Decided) verdicts.get(0)).decision();
        assertThat(decision.rulesEpoch()).isEqualTo(1);
        assertThat(decision.reasons().get(0).features()).containsEntry("n", new Value.Int(3));
        assertThat(verdicts.get(1)).isEqualTo(new Verdict.Duplicate(EventType.TRANSACTION, true));
        assertThat(subject.open()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void paymentsOfASubjectAreDecidedInTheOrderOfTheirAnnouncementsWhicheverKeyAnswersFirst(long seed) {
        Random random = new Random(seed);
        List<SubjectMessage> signals = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        OneSubject announced = new OneSubject(RULE);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Transaction payment =
                    payment("t-" + i).at(5_000 + i).from("1.1.1.1").event();
            ids.add("t-" + i);
            int asked = random.nextInt(3);
            if (asked > 0) {
                signals.add(signal(payment, i, "cardId=card-1", new Value.Int(3)));
            }
            if (asked > 1) {
                signals.add(signal(payment, i, "ip=1.1.1.1", new Value.Int(4)));
            }
            if (random.nextBoolean() && !signals.isEmpty()) {
                verdicts.addAll(announced.hearAll(signals.remove(random.nextInt(signals.size()))));
            }
            verdicts.addAll(announced.hearAll(announcement(payment, i, asked)));
        }
        Collections.shuffle(signals, random);
        for (SubjectMessage signal : signals) {
            verdicts.addAll(announced.hearAll(signal));
            announced.restart();
        }

        assertThat(verdicts)
                .extracting(verdict ->
                        ((Verdict.Decided) verdict).decision().trigger().id())
                .containsExactlyElementsOf(ids);
        assertThat(announced.open()).isZero();
    }

    @Test
    void aRepetitionThatIsNoNewsDoesNotStandInTheWayOfTheEventThatWas() {
        StockChange change = new StockChange("s-1", "", 1, false, 1, 0, 1);
        OneSubject stock = new OneSubject(rule("r").on(EventType.INVENTORY).build());
        stock.receive(announcement(change, 2, 1));
        assertThat(stock.receive(DeciderTest.stale(change, 2)))
                .contains(new Verdict.Duplicate(EventType.INVENTORY, true));

        stock.receive(announcement(change, 1, 1));

        assertThat(stock.receive(signal(change, 1, "sku=s-1"))).get().isInstanceOf(Verdict.Decided.class);
    }

    @Test
    void afterTheHorizonTheSameEventIsDecidedAgainUnderTheSameId() {
        Decision first = gather(1, 3, 4);
        subject.later(HORIZON);

        assertThat(gather(1, 5, 6).decisionId()).isEqualTo(first.decisionId());
    }

    @Test
    void aSubjectIsForgottenOnceItsHorizonHasPassedInEventTime() {
        gather(1, 3, 4);
        long timer = subject.claimTimer();

        subject.later(HORIZON);

        assertThat(timer).isEqualTo(5_000 + HORIZON);
        assertThat(subject.isOver(timer)).isTrue();
    }

    @Test
    void aRepetitionIsRecognisedThoughHistoryOutranTheWallClock() {
        gather(1, 3, 4);
        long timer = subject.claimTimer();
        subject.watermark(timer);

        assertThat(subject.isOver(timer)).isFalse();
        assertThat(subject.claimTimer()).isEqualTo(timer + 86_400_000);
    }

    @Test
    void onceEventTimeHasEndedNoTimerGoesOffForEver() {
        gather(1, 3, 4);
        long timer = subject.claimTimer();
        subject.watermark(Long.MAX_VALUE);

        assertThat(subject.isOver(timer)).isFalse();
        assertThat(subject.claimTimer()).isEqualTo(Long.MAX_VALUE);
        assertThat(subject.isOver(Long.MAX_VALUE)).isFalse();
        assertThat(subject.claimTimer()).isEqualTo(KeyLifetime.NO_TIMER);
    }

    @Test
    void aSubjectIsKeptWhileARuleRests() {
        OneSubject resting = new OneSubject(rule("r").cooldown(30 * HORIZON).build());
        resting.decide(PAYMENT);

        assertThat(resting.claimTimer()).isEqualTo(5_000 + 30 * HORIZON);
    }

    @Test
    void aSubjectIsKeptForADayAfterARuleWithACooldownFiredSinceThatMayBeMadeLonger() {
        OneSubject resting = new OneSubject(rule("r").cooldown(HORIZON).build());
        resting.decide(PAYMENT);

        assertThat(resting.claimTimer()).isEqualTo(5_000 + Firings.KEPT_AT_LEAST_MILLIS);
    }

    private Decision gather(long epoch, long n, long onIp) {
        subject.receive(announcement(PAYMENT, epoch, 2));
        subject.receive(signal(PAYMENT, epoch, "cardId=card-1", new Value.Int(n)));
        Verdict verdict = subject.receive(signal(PAYMENT, epoch, "ip=1.1.1.1", new Value.Int(onIp)))
                .orElseThrow();
        return ((Verdict.Decided) verdict).decision();
    }
}
