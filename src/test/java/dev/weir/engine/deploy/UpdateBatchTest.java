package dev.weir.engine.deploy;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes that are sent together, and the answers to those that were replaced before any event was decided by them. */
final class UpdateBatchTest {
    private static final int MEBIBYTE = 1 << 20;

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private final RulebookMemory memory = new RulebookMemory();
    private final UpdateBatch batch = new UpdateBatch();
    private long offset;

    @Test
    void whereNothingChangesThereIsNothingToTellButAnAnswerToGive() {
        push("a", "no rule");

        assertThat(batch.update()).isEmpty();
        assertThat(batch.changes()).isZero();
        assertThat(batch.answers()).extracting(RuleStatus::kind).containsExactly(Kind.REJECTED);
    }

    @Test
    void oneChangeIsToldAsItIsAndSeveralAsABatchInTheirOrder() {
        push("a", always("a", 1, "BLOCK"));
        assertThat(batch.update()).contains(Documented.put(1, "a", always("a", 1, "BLOCK")));

        push("b", always("b", 1, "BLOCK"));

        assertThat(batch.changes()).isEqualTo(2);
        assertThat(batch.update())
                .contains(new RulebookUpdate.Batch(List.of(
                        Documented.put(1, "a", always("a", 1, "BLOCK")),
                        Documented.put(2, "b", always("b", 1, "BLOCK")))));
    }

    @Test
    void eachAnswerSaysWhatBecameOfItWhereNoLaterOneTookItsPlace() {
        push("a", always("a", 1, "BLOCK"));
        push("b", always("b", 1, "BLOCK"));
        push("a", always("a", 1, "REVIEW"));

        assertThat(batch.answers())
                .extracting(RuleStatus::kind)
                .containsExactly(Kind.ACTIVE, Kind.ACTIVE, Kind.REJECTED);
        assertThat(warnings(0)).isEmpty();
        assertThat(warnings(1)).isEmpty();
    }

    @Test
    void whatALaterVersionReplacedIsToldItsNumber() {
        push("a", always("a", 1, "BLOCK"));
        push("a", always("a", 4, "BLOCK"));

        assertThat(warnings(0))
                .containsExactly("version 4 came right after this and holds instead: no event was decided by this one");
        assertThat(warnings(1)).isEmpty();
    }

    @Test
    void whatWasRemovedRightAfterIsToldSoAndTheRemovalIsNotOvertaken() {
        push("a", always("a", 1, "BLOCK"));
        push("a", "");
        push("a", always("a", 1, "BLOCK"));

        assertThat(warnings(0)).hasSize(1);
        assertThat(warnings(1)).isEmpty();

        push("a", "");

        assertThat(warnings(2))
                .containsExactly("it was removed right after this and holds instead: no event was decided by this one");
    }

    @Test
    void ofAListItIsSaidThatAnotherStateOfItCame() {
        pushList("m", list("m", "m-1"));
        pushList("m", list("m", "m-2"));

        assertThat(warnings(0))
                .containsExactly("another state of it came right after this and holds instead:"
                        + " no event was decided by this one");
        assertThat(warnings(1)).isEmpty();
    }

    @Test
    void aMebibyteOfDocumentsIsEnoughForOneUpdate() {
        RulebookUpdate half = Documented.put(1, "a", "x".repeat(MEBIBYTE / 2));
        batch.add(new UpdateResult(Optional.of(half), accepted("a", 1)));
        RulebookUpdate rest = Documented.put(2, "b", "x".repeat(MEBIBYTE / 2 - 1));
        batch.add(new UpdateResult(Optional.of(rest), accepted("b", 2)));
        assertThat(batch.isLarge()).isFalse();

        batch.add(new UpdateResult(Optional.of(Documented.put(3, "c", "x")), accepted("c", 3)));

        assertThat(batch.isLarge()).isTrue();
    }

    @Test
    void listsCountByTheirEntriesAndRemovalsNothing() {
        pushList("m", list("m", "m-" + "x".repeat(50)));
        pushList("m", "");

        assertThat(batch.changes()).isEqualTo(2);
        assertThat(batch.isLarge()).isFalse();
    }

    private static RuleStatus accepted(String id, long epoch) {
        return new RuleStatus(id, 1, Kind.ACTIVE, List.of(), epoch, 0, RuleNotes.NONE);
    }

    private List<String> warnings(int answer) {
        return batch.answers().get(answer).notes().warnings().stream()
                .map(RuleError::message)
                .toList();
    }

    private void push(String key, String document) {
        batch.add(keeper.check(pushed(offset++, key, document), memory, 0).orElseThrow());
    }

    private void pushList(String key, String document) {
        RawRecord record = new RawRecord(
                RulebookTopics.DEFAULT.lists(),
                0,
                offset++,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8));
        batch.add(keeper.check(record, memory, 0).orElseThrow());
    }

    private static String list(String name, String entry) {
        return "{\"name\": \"%s\", \"entries\": [\"%s\"]}".formatted(name, entry);
    }
}
