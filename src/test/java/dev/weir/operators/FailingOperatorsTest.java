package dev.weir.operators;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.seal.Signers;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.stream.KeyedInstances;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.operators.stream.Profile;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.list.NamedList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator that fails at what it was given says so before it ends, so that the next start knows. */
final class FailingOperatorsTest {
    private static final String COUNTED = RuleDraft.rule("counted")
            .features("n: {count: transaction, by: [cardId], over: 1h}")
            .when("n > 0")
            .outcome("BLOCK")
            .json();

    private static final String ABANDONED = """
            {"id": "abandoned", "version": 1,
             "pattern": {"within": "30m", "stages": [
               {"name": "cart", "on": "click", "where": "click.type == 'ADD_TO_CART'"},
               {"name": "bought", "on": "click", "where": "click.type == 'PURCHASE'", "not": true}]},
             "then": {"outcome": "REMIND"}}""";
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path notes;

    private JobSettings settings = SETTINGS;

    @BeforeEach
    void noteFailures() {
        settings = SETTINGS.with(new Quarantine(Set.of(), notes.toUri().toString()));
    }

    @ParameterizedTest
    @EnumSource
    void profileNotesTheEventAtWhichItFails(Backend backend) {
        Event event = payment("t-1").event();
        Routed toNoPlan = new Routed(0, 1, 999, "cardId=card-1", event, List.of());
        assertThatThrownBy(() -> profile(backend, toNoPlan)).isInstanceOf(RuntimeException.class);
        assertThat(QuarantineList.known(settings.quarantine()).why(event)).isEmpty();
        assertThatThrownBy(() -> profile(backend, toNoPlan)).isInstanceOf(RuntimeException.class);

        assertThat(QuarantineList.known(settings.quarantine()).why(event)).contains("twice in a row");
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatWaitedIsPassedByOnceProfileFailedAtItTwiceAndWhoWaitsIsTold(Backend backend) throws Exception {
        Routed poison = new Routed(1, 1, 999, "cardId=card-1", payment("t-1").event(), List.of("c-1"));
        RulebookUpdate epoch = Documented.put(1, "other", always("other", 1, "BLOCK"));
        for (int attempt = 0; attempt < 2; attempt++) {
            try (var room = waiting(backend, poison)) {
                assertThatThrownBy(() -> room.receive(epoch)).isInstanceOf(RuntimeException.class);
            }
        }

        try (var room = waiting(backend, poison)) {
            room.receive(epoch);
            assertThat(room.output())
                    .singleElement()
                    .isEqualTo(new Signal("c-1", 1, 1, "cardId=card-1", false, List.of(), Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatWaitedIsNotDecidedOnceTheJobFailedAtItTwice(Backend backend) throws Exception {
        RulebookUpdate epoch = Documented.put(1, "counted", COUNTED);
        try (var room = undecided(backend)) {
            room.receive(epoch);
            assertThat(room.output()).hasSize(1);
        }
        for (int attempt = 0; attempt < 2; attempt++) {
            QuarantineList.known(settings.quarantine()).note(payment("t-1").event(), new IllegalStateException());
        }

        try (var room = undecided(backend)) {
            room.receive(epoch);
            assertThat(room.output()).isEmpty();
            assertThat(room.count("quarantined")).isEqualTo(1);
        }
    }

    /** It would have no end: only what is decided about a subject sets its timer. */
    @ParameterizedTest
    @EnumSource
    void aSubjectOfWhichAnEventIsSetAsideIsNotKept(Backend backend) throws Exception {
        for (int attempt = 0; attempt < 2; attempt++) {
            QuarantineList.known(settings.quarantine()).note(payment("t-1").event(), new IllegalStateException());
        }
        KeyedInstances.Plan<SubjectMessage, Decision> plan =
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION);

        try (var room = new KeyedInstances<>(plan, backend, 1)) {
            room.receive(new Announced(0, 1, "c-1", payment("t-1").event(), 0, true, 0));
            assertThat(room.count("quarantined")).isEqualTo(1);
            assertThat(room.count("stateWrites")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAKeyWaitsForIsGivenUpOnceTheJobFailedTwiceWhenItsTimeCame(Backend backend) throws Exception {
        try (var room = open(backend)) {
            room.watermark(HOUR);
            assertThat(room.output()).hasSize(2);
        }
        for (int attempt = 0; attempt < 2; attempt++) {
            QuarantineList.known(settings.quarantine()).note("customerId=c-1", new IllegalStateException());
        }

        try (var room = open(backend)) {
            room.watermark(HOUR);
            assertThat(room.output()).extracting(SubjectMessage::subject).containsExactly("c-2");
            assertThat(room.count("quarantined")).isEqualTo(1);
        }
    }

    /** Two customers with an open match each, which time completes. */
    private KeyedInstances<Routed, SubjectMessage> open(Backend backend) throws Exception {
        var room = new KeyedInstances<>(profile(), backend, 1);
        room.receive(Documented.put(1, "abandoned", ABANDONED));
        room.receive(new RulebookUpdate.Ready(1));
        for (String customer : List.of("c-1", "c-2")) {
            Event event = visit("e-" + customer)
                    .by(customer)
                    .kind("ADD_TO_CART")
                    .at(0)
                    .event();
            room.receive(new Routed(1, event.id().hashCode(), 0, "customerId=" + customer, event, List.of()));
        }
        return room;
    }

    /** An event that waits for the first epoch. */
    private KeyedInstances<SubjectMessage, Decision> undecided(Backend backend) throws Exception {
        KeyedInstances.Plan<SubjectMessage, Decision> plan =
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION);
        var room = new KeyedInstances<>(plan, backend, 1);
        room.receive(new Announced(1, 1, "c-1", payment("t-1").event(), 1, true, 0));
        room.receive(new Signal("c-1", 1, 1, "cardId=card-1", true, List.of(new Value.Int(1)), Optional.empty()));
        return room;
    }

    private KeyedInstances<Routed, SubjectMessage> waiting(Backend backend, Routed routed) throws Exception {
        var room = new KeyedInstances<>(profile(), backend, 1);
        room.receive(routed);
        return room;
    }

    @Test
    void aRuleAtWhichTheRulebookFailedTwiceIsRefusedAndTheNextIsChecked() throws Exception {
        RawRecord poison = pushed(0, "poison", always("poison", 1, "BLOCK"));
        RawRecord good = pushed(1, "good", always("good", 1, "BLOCK"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> checked(poison, good)).isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(checked(poison, good))
                .extracting(RuleStatus::rule, RuleStatus::kind)
                .containsExactly(tuple("poison", RuleStatus.Kind.REJECTED), tuple("good", RuleStatus.Kind.ACTIVE));
    }

    private void profile(Backend backend, Routed routed) throws Exception {
        waiting(backend, routed).close();
    }

    private KeyedInstances.Plan<Routed, SubjectMessage> profile() {
        return new KeyedInstances.Plan<>(() -> new Profile(settings), Routed::key, RecordTypes.SUBJECT_MESSAGE);
    }

    private List<RuleStatus> checked(RawRecord... records) throws Exception {
        JobSettings dying = new JobSettings(
                settings.engine(),
                new Dying(settings.documents()),
                settings.topics(),
                settings.guards(),
                settings.maxFutureMillis(),
                settings.latenessMillis(),
                settings.quarantine(),
                Signers.NONE,
                settings.cache(),
                settings.artifacts(),
                settings.trainsModels());
        try (var rulebook = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                new RulebookOperator(
                        dying, (offsets, receiver) -> List.of(records).forEach(receiver::receive)),
                1,
                1,
                0)) {
            rulebook.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                    rulebook.getExecutionConfig().getSerializerConfig()));
            rulebook.open();
            rulebook.prepareSnapshotPreBarrier(1);
            return rulebook.getSideOutput(RulebookOperator.ANSWERS).stream()
                    .map(answer -> answer.getValue())
                    .toList();
        }
    }

    /** Reads documents, and runs out of memory at one. */
    private record Dying(DocumentReader reader) implements DocumentReader {
        @Override
        public byte[] write(Node document) {
            return reader.write(document);
        }

        @Override
        public Node read(byte[] text) throws DocumentException {
            if (new String(text, StandardCharsets.UTF_8).contains("poison")) {
                throw new OutOfMemoryError("a rule that takes it all");
            }
            return reader.read(text);
        }

        @Override
        public DocumentReader ofWhatIsInForce() {
            return new Dying(reader.ofWhatIsInForce());
        }

        @Override
        public NamedList readList(byte[] text) throws DocumentException {
            return reader.readList(text);
        }
    }
}
