package dev.weir.operators;

import static dev.weir.engine.Documented.always;
import static dev.weir.engine.Documented.pushed;
import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.stream.KeyedRoom;
import dev.weir.operators.stream.KeyedRoom.Backend;
import dev.weir.operators.stream.Profile;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.list.NamedList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A room that fails at what it was given says so before it ends, so that the next start knows. */
final class FailingRoomsTest {
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
        assertThat(Suspects.known(settings.quarantine()).why(event)).isEmpty();
        assertThatThrownBy(() -> profile(backend, toNoPlan)).isInstanceOf(RuntimeException.class);

        assertThat(Suspects.known(settings.quarantine()).why(event)).contains("twice in a row");
    }

    @Test
    void aRuleAtWhichTheRulebookFailedTwiceIsRefusedAndTheNextIsJudged() throws Exception {
        RawRecord poison = pushed(0, "poison", always("poison", 1, "BLOCK"));
        RawRecord good = pushed(1, "good", always("good", 1, "BLOCK"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> judged(poison, good)).isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(judged(poison, good))
                .extracting(RuleStatus::rule, RuleStatus::kind)
                .containsExactly(tuple("poison", RuleStatus.Kind.REJECTED), tuple("good", RuleStatus.Kind.ACTIVE));
    }

    private void profile(Backend backend, Routed routed) throws Exception {
        KeyedRoom.Plan<Routed, SubjectMessage> plan =
                new KeyedRoom.Plan<>(() -> new Profile(settings), Routed::key, RecordTypes.SUBJECT_MESSAGE);
        try (var room = new KeyedRoom<>(plan, backend, 1)) {
            room.receive(routed);
        }
    }

    private List<RuleStatus> judged(RawRecord... records) throws Exception {
        JobSettings dying = new JobSettings(
                settings.engine(),
                new Dying(settings.documents()),
                settings.topics(),
                settings.guards(),
                settings.maxFutureMillis(),
                settings.latenessMillis(),
                settings.quarantine());
        try (var rulebook = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                new RulebookOperator(
                        dying, (offsets, hearing) -> List.of(records).forEach(hearing::hear)),
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
