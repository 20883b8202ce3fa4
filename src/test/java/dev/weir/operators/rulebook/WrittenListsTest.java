package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.PutList;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.ListEntryRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries that rules put on lists, over restarts of the job. */
final class WrittenListsTest {
    private static final long YEARS = 40L * 365 * 86_400_000;

    private final StartedRulebook rulebook = new StartedRulebook();
    private long offset;

    @AfterEach
    void close() throws Exception {
        rulebook.close();
    }

    @Test
    void whatComesTogetherIsOneChangeAndNobodyIsAnswered() throws Exception {
        rulebook.open();
        rulebook.live(entry("a"), entry("b"));

        assertThat(written()).extracting(list -> list.entries().size()).last().isEqualTo(2);
        assertThat(rulebook.answers).isEmpty();
        assertThat(rulebook.written).isEmpty();
    }

    @Test
    void aRestartWithItsStateKeepsEntriesAndTakesThoseThatCameMeanwhileToThem() throws Exception {
        rulebook.open();
        rulebook.live(entry("a"));
        var state = rulebook.save();
        rulebook.records.add(entry("b"));
        rulebook.start(state);

        assertThat(written())
                .singleElement()
                .satisfies(list -> assertThat(list.entries().size()).isEqualTo(2));
    }

    @Test
    void aRestartWithItsStateAndNoNewsTellsNothing() throws Exception {
        rulebook.open();
        rulebook.live(entry("a"));
        rulebook.start(rulebook.save());

        assertThat(written()).isEmpty();
    }

    @Test
    void aStartWithoutStateFindsAllEntriesOnTheTopicInOneChange() throws Exception {
        rulebook.open();
        rulebook.live(entry("a"), entry("b"));
        rulebook.startWithoutState();

        assertThat(written())
                .singleElement()
                .satisfies(list -> assertThat(list.entries().size()).isEqualTo(2));
    }

    @Test
    void theRecordOfAnEntryThatHasLongEndedMayGo() throws Exception {
        RawRecord ended = entry("a", -2 * 86_400_000L);
        rulebook.open();
        rulebook.live(ended, entry("b"));

        assertThat(rulebook.ended()).containsExactly(new String(ended.key(), StandardCharsets.UTF_8));
        assertThat(written().get(written().size() - 1).entries().size()).isEqualTo(1);
    }

    private List<PutList> written() {
        return rulebook.updates.stream()
                .filter(update -> update instanceof PutList)
                .map(WrittenListsTest::put)
                .toList();
    }

    private static PutList put(RulebookUpdate update) {
        assertThat(((PutList) update).name()).isEqualTo("hot/");
        return (PutList) update;
    }

    private RawRecord entry(String text) {
        return entry(text, YEARS);
    }

    private RawRecord entry(String text, long untilMillis) {
        ListWrite write = new ListWrite("hot", text, 0, untilMillis, "r");
        return new RawRecord(
                "lists", 0, offset++, 0, write.key().getBytes(StandardCharsets.UTF_8), ListEntryRecords.json(write));
    }
}
