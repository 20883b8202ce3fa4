package dev.weir.operators.stream;

import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.operators.stream.DecideInstances.announced;
import static dev.weir.operators.stream.DecideInstances.counting;
import static dev.weir.operators.stream.DecideInstances.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.score.document.LoadableModel;
import dev.weir.events.Boundary;
import dev.weir.events.answer.Decision;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.serve.LoadedModel;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.SlowTopic;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.RuleDraft;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models with artifacts in Decide: stores that are down, and how long models are held. */
@Timeout(300)
final class ModelsInDecideTest {
    @TempDir
    private Path notes;

    private final SlowTopic store = new SlowTopic();
    private long nowMillis = 1_000;
    private int customers;

    @Test
    void aModelWhoseStoreIsDownAfterAStartGivesScoresOnceItIsThere() throws Exception {
        store.there = false;
        store.mayAnswer.countDown();
        try (var room = room()) {
            room.receive(model(3));
            assertThat(outcome(room, 3)).as("no score").isEqualTo("REVIEW");
            store.there = true;

            while (!outcome(room, 3).equals("BLOCK")) {
                beat(room);
            }
            assertThat(store.reads).hasValue(2);
        }
    }

    /** A challenger is asked about every event, whether or not a rule does. */
    @Test
    void aStoreWhoseClientBreaksStopsNoDecisionAndIsToldAndTriedAgain() throws Exception {
        store.broken = true;
        store.mayAnswer.countDown();
        try (var room = room();
                Warnings warnings = new Warnings(Decide.class)) {
            room.receive(model(3, "models/m/shadow"));
            assertThat(outcome(room, 3)).as("no score").isEqualTo("REVIEW");
            while (store.reads.get() < 2) {
                beat(room);
            }
            assertThat(outcome(room, 3)).as("while it is tried again").isEqualTo("REVIEW");
            assertThat(warnings.texts())
                    .startsWith("version 1 of model m/shadow gives no scores here, and is tried again: it brought the"
                            + " reader to a fault of its own, which deserves a report (IllegalStateException: a fault"
                            + " of the reader)");
            store.broken = false;

            while (shared("models/m/shadow").loaded().isEmpty()) {
                beat(room);
            }
        }
    }

    /** Whoever pushed it is told, and the version in force gives scores. */
    @Test
    void thatAModelWhichIsOnlyExpectedCannotBeLoadedHereIsNoWarning() throws Exception {
        store.there = false;
        store.mayAnswer.countDown();
        RulebookUpdate.PutDocument next = model(3);
        try (var room = room();
                Warnings warnings = new Warnings(Decide.class)) {
            room.receive(new RulebookUpdate.Expect(next.id(), next.document()));
            while (store.reads.get() < 3) {
                beat(room);
            }
            assertThat(warnings.texts()).isEmpty();
        }
    }

    @Test
    void aRemovedModelIsLetGoThoughNothingElseIsPushedAndNoEventComes() throws Exception {
        store.mayAnswer.countDown();
        try (var room = room()) {
            room.receive(model(3));
            assertThat(outcome(room, 3)).isEqualTo("BLOCK");
            WeakReference<LoadedModel> model =
                    new WeakReference<>(shared().loaded().orElseThrow());
            room.receive(new RulebookUpdate.RemoveDocument(4, "models/m"));
            System.gc();
            assertThat(model.get()).as("while events of its time may come").isNotNull();

            while (model.get() != null) {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("too late")
                        .isFalse();
                room.clock(nowMillis += 60_000);
                System.gc();
            }
        }
    }

    @Test
    void aTaskThatIsCancelledWhileItWaitsForAModelNotesNothingAboutTheEvent() throws Exception {
        try (var room = room()) {
            room.receive(model(3));
            Thread task = Thread.currentThread();
            FutureTask<Integer> cancel = new FutureTask<>(() -> {
                store.isAsked.await();
                task.interrupt();
                return 0;
            });
            new Thread(cancel).start();

            Throwable thrown = catchThrowable(() -> outcome(room, 3));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cancel.get()).isZero();
            assertThat(thrown).matches(Boundary::isFatal).hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(notes).isEmptyDirectory();
        }
        store.mayAnswer.countDown();
        try (var room = room()) {
            room.receive(model(3));
            assertThat(outcome(room, 3)).isEqualTo("BLOCK");
        }
    }

    private KeyedInstances<SubjectMessage, Decision> room() throws Exception {
        JobSettings settings = settings();
        var room = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION),
                Backend.HEAP,
                1);
        room.clock(nowMillis);
        room.receive(rules());
        room.receive(new RulebookUpdate.Ready(2));
        return room;
    }

    private static RulebookUpdate rules() {
        String asking = RuleDraft.rule("asking")
                .when("score('m') > 0.0")
                .outcome("BLOCK")
                .json();
        return new RulebookUpdate.Batch(
                List.of(Documented.put(1, "counting", counting(1, "REVIEW")), Documented.put(2, "asking", asking)));
    }

    private void beat(KeyedInstances<SubjectMessage, Decision> room) throws Exception {
        assertThat(Thread.currentThread().isInterrupted()).as("too late").isFalse();
        room.clock(nowMillis += WriteBehindOperator.BEAT_MILLIS);
    }

    private String outcome(KeyedInstances<SubjectMessage, Decision> room, long epoch) throws Exception {
        String customer = "c-" + ++customers;
        room.receive(announced(customer, epoch));
        room.receive(signal(customer, epoch));
        return room.output().get(0).outcome();
    }

    /** The model that instances in this process share. */
    private LoadableModel shared() {
        return shared("models/m");
    }

    private LoadableModel shared(String id) {
        Rulebooks beside = settings().rulebooks();
        beside.receive(rules());
        beside.receive(model(3, id));
        return beside.modelsToLoad().get(0).loadable();
    }

    private JobSettings settings() {
        return new JobSettings(
                SETTINGS.engine(),
                SETTINGS.documents(),
                SETTINGS.topics(),
                SETTINGS.guards(),
                SETTINGS.maxFutureMillis(),
                SETTINGS.latenessMillis(),
                new Quarantine(Set.of(), notes.toUri().toString()),
                SETTINGS.signers(),
                SETTINGS.cache(),
                new ArtifactPlaces(ArtifactRoots.NONE, store, 250_000),
                SETTINGS.trainsModels());
    }

    private static RulebookUpdate.PutDocument model(long epoch) {
        return model(epoch, "models/m");
    }

    private static RulebookUpdate.PutDocument model(long epoch, String id) {
        return new RulebookUpdate.PutDocument(
                epoch, id, """
                {"model": "m", "version": 1, "on": "transaction", "kind": "trees",
                 "inputs": {"amount": "transaction.amount", "night": "0.0"},
                 "artifact": {"sha256": "%s", "chunks": 1, "bytes": %d}}""".formatted(Artifacts.sha256(SlowTopic.ARTIFACT), SlowTopic.ARTIFACT.length));
    }
}
