package dev.weir.engine.score;

import static dev.weir.engine.Payment.payment;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.ModelPlans;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.list.ListEntries;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long an instance holds what models are made of: each may take more than a hundred megabytes. */
@Timeout(60)
final class ModelMemoryTest {
    private static final byte[] BYTES = XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MANY = 250;
    private static final int TIMES = 1_000;
    private static final String ID = "models/m";
    private static final String DOCUMENT = document();
    private static final Event PAYMENT =
            payment("t-1").at(5_000).of(60).by("c-1").event();

    private final Rulebooks rulebooks = new Rulebooks(new Rulebooks.Shared(
            Documented.documents(),
            Documented.compiler(),
            EngineSettings.DEFAULT,
            new Scorers((artifact, mostBytes) -> BYTES)));
    private final Scoring scoring = Scoring.of(Schema.PLAIN, () -> 0);

    @Test
    void whatWasExpectedAndRefusedIsForgotten() {
        WeakReference<LoadedModel> expected = expected();
        System.gc();
        assertThat(expected.get()).as("while it is expected").isNotNull();

        rulebooks.receive(new RulebookUpdate.Expect(ID, ""));
        awaitForgotten(expected);
    }

    @Test
    void whatWasExpectedAndCameAsAnotherIsForgotten() {
        WeakReference<LoadedModel> expected = expected();

        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, logistic(2)));
        awaitForgotten(expected);
    }

    @Test
    void whatWasExpectedIsHeldWhileOthersComeIntoForce() {
        WeakReference<LoadedModel> expected = expected();

        rulebooks.receive(new RulebookUpdate.PutDocument(2, "models/other", logistic(1)));
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, "models/other"));
        System.gc();
        assertThat(expected.get()).isNotNull();
    }

    /** As a guard does: what comes is expected all the same. */
    @Test
    void whatIsExpectedIsHeldWhenTheVersionBeforeIsSwitchedOffOrRemoved() {
        String next = DOCUMENT.replace("\"version\": 1", "\"version\": 2");
        WeakReference<LoadedModel> expected = expected(next);

        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, logistic(1)));
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, ID));
        System.gc();
        assertThat(expected.get()).isNotNull();

        rulebooks.receive(new RulebookUpdate.PutDocument(4, ID, next));
        rulebooks.receive(new RulebookUpdate.RemoveDocument(5, ID));
        awaitForgotten(expected);
    }

    @Test
    void whatIsSwitchedOffThoughItWasExpectedIsForgotten() {
        WeakReference<LoadedModel> expected = expected();

        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, DOCUMENT));
        rulebooks.receive(new RulebookUpdate.PutDocument(3, ID, DOCUMENT.replace("live", "off")));
        awaitForgotten(expected);
    }

    /** No update comes that would have other plans looked for. */
    @Test
    void whatIsRemovedIsForgottenThoughNothingElseIsPushed() {
        WeakReference<LoadedModel> model = expected();
        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, DOCUMENT));
        decide();
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, ID));

        awaitForgottenWithBeats(model);
    }

    /** Large lists had the plan forgotten before. No event of the type of the model comes any more. */
    @Test
    void whatIsRemovedIsForgottenThoughItsPlanWasBefore() {
        WeakReference<LoadedModel> model = expected();
        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, DOCUMENT));
        decide();
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, ID));
        ListEntries large = ListEntries.of(List.of("x".repeat((int) Rulebooks.REPLACED_LIST_BYTES)));
        rulebooks.receive(new RulebookUpdate.PutList(4, "l", large));
        rulebooks.receive(new RulebookUpdate.PutList(5, "l", ListEntries.of(List.of("y"))));
        rulebooks.receive(new RulebookUpdate.PutList(6, "l", ListEntries.of(List.of("z"))));
        assertThat(rulebooks.forget(0)).containsExactly(4L);

        awaitForgottenWithBeats(model);
    }

    /** Events of an epoch long ago may still come from a queue that was stuck: its plan is made again, and goes again. */
    @Test
    void whatIsInForceIsNotMadeAgainWhenPlansOfLongAgoGo() {
        String more = IntStream.range(0, MANY)
                .mapToObj(i -> ", \"i" + i + "\": \"0.0\"")
                .collect(joining());
        rulebooks.receive(Documented.put(
                1, "r", RuleDraft.rule("r").when("score('m') > 0.5").json()));
        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, logistic(1)));
        rulebooks.receive(new RulebookUpdate.PutDocument(
                3, ID, DOCUMENT.replace("\"night\": \"0.0\"", "\"night\": \"0.0\"" + more)));
        ModelPlans longAgo = plans(2);
        ModelPlans inForce = plans(3);

        long before = 0;
        for (int i = 0; i < 2 * TIMES; i++) {
            before = i == TIMES ? THREADS.getCurrentThreadAllocatedBytes() : before;
            begin(inForce);
            scoring.forgetRooms(longAgo::equals);
            begin(inForce);
            begin(longAgo);
            scoring.forgetRooms(longAgo::equals);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan((long) TIMES * MANY * Double.BYTES * 3 / 4);
    }

    @Test
    void whatIsRemovedIsForgottenOnceNoEventOfItsTimeIsOnItsWay() {
        WeakReference<LoadedModel> model = expected();
        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, DOCUMENT));
        decide();
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, ID));
        decide();
        System.gc();
        assertThat(model.get()).as("while events of its time may come").isNotNull();

        beat(3);
        awaitForgottenWithPushes(model);
        assertThat(rulebooks.at(2).models()).as("made again where needed").hasSize(1);
    }

    @Test
    void whatIsReplacedIsForgottenThoughDecisionsGoOn() {
        WeakReference<LoadedModel> model = expected();
        rulebooks.receive(new RulebookUpdate.PutDocument(2, ID, DOCUMENT));
        decide();
        rulebooks.receive(new RulebookUpdate.PutDocument(3, ID, logistic(2)));
        decide();

        beat(3);
        awaitForgottenWithPushes(model);
    }

    /** Loads the model as one that is expected. */
    private WeakReference<LoadedModel> expected() {
        return expected(DOCUMENT);
    }

    private WeakReference<LoadedModel> expected(String document) {
        rulebooks.receive(Documented.put(
                1,
                "r",
                RuleDraft.rule("r").when("score('m') > 0.5").outcome("REVIEW").json()));
        rulebooks.receive(new RulebookUpdate.Expect(ID, document));
        return new WeakReference<>(
                rulebooks.modelsToLoad().get(0).loadable().loaded().orElseThrow());
    }

    private ModelPlans plans(long epoch) {
        return rulebooks.at(epoch).of(EventType.TRANSACTION).models();
    }

    private void begin(ModelPlans plans) {
        scoring.begin(plans, PAYMENT, body -> new EventScope(PAYMENT));
    }

    private void beat(long leftEpoch) {
        rulebooks.forgetPlansBefore(leftEpoch);
        scoring.forgetRooms(plans -> !rulebooks.asks(plans));
    }

    private void decide() {
        begin(plans(rulebooks.epoch()));
        double unused = scoring.score("m");
        Scored unusedAnswers = scoring.finish(PAYMENT, true);
    }

    private static void awaitForgotten(WeakReference<LoadedModel> model) {
        while (model.get() != null) {
            assertThat(Thread.currentThread().isInterrupted()).as("too late").isFalse();
            System.gc();
        }
    }

    private void awaitForgottenWithBeats(WeakReference<LoadedModel> model) {
        while (model.get() != null) {
            assertThat(Thread.currentThread().isInterrupted()).as("too late").isFalse();
            beat(3);
            System.gc();
        }
    }

    /** What is planned is looked for among the plans that others may have made, and those that are gone are let go then. */
    private void awaitForgottenWithPushes(WeakReference<LoadedModel> model) {
        while (model.get() != null) {
            assertThat(Thread.currentThread().isInterrupted()).as("too late").isFalse();
            System.gc();
            long next = rulebooks.epoch() + 1;
            rulebooks.receive(Documented.put(next, "a", RuleDraft.always("a", next, "REVIEW")));
            decide();
        }
    }

    private static String document() {
        return """
                {"model": "m", "version": 1, "on": "transaction", "mode": "live",
                 "inputs": {"amount": "transaction.amount", "night": "0.0"},
                 "kind": "trees", "artifact": {"sha256": "%s", "chunks": 1, "bytes": %d}}""".formatted(Artifacts.sha256(BYTES), BYTES.length);
    }

    private static String logistic(int version) {
        return """
                {"model": "m", "version": %d, "on": "transaction", "inputs": {"amount": "transaction.amount"},
                 "kind": "logistic", "weights": {"amount": 0.1}}""".formatted(version);
    }
}
