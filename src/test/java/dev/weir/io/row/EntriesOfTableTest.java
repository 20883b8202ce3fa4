package dev.weir.io.row;

import static dev.weir.io.row.RuleRows.envelope;
import static dev.weir.io.row.RuleRows.ofLists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.UpdateBatch;
import dev.weir.engine.entry.WrittenEntries;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of lists that are rows of a table. */
final class EntriesOfTableTest {
    private static final long NOW = 1_795_000_000_000L;

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RuleRows.TOPICS);
    private final List<ListWrite> gone = new ArrayList<>();
    private RulebookMemory memory = new RulebookMemory();
    private Lists lists = Lists.NONE;
    private long offset;

    private Optional<RuleStatus> said(RawRecord record) {
        return keeper.check(record, memory, 0).map(RulebookKeeper.UpdateResult::answer);
    }

    private void take(String op, long lsn, String entry, String until) {
        String row = row("blocked", entry, until);
        String value = op.equals("d") ? envelope(op, lsn, row, "null") : envelope(op, lsn, "null", row);
        assertThat(said(ofLists(offset++, key("blocked", entry), value))).isEmpty();
        for (RulebookUpdate update : UpdateBatch.written(memory, gone::add)) {
            if (update instanceof RulebookUpdate.PutList put) {
                lists = new Lists(Map.of(put.name(), put.entries()));
            }
        }
    }

    private boolean has(String entry, long atMillis) {
        return lists.at(atMillis).contains("blocked", entry);
    }

    private static String row(String list, String entry, String until) {
        return "{\"name\":\"" + list + "\",\"entry\":\"" + entry + "\",\"until\":" + until + "}";
    }

    /** Neither takes away what the other said, in whatever order they come and also after a restart. */
    @Test
    void anEntryThatIsARowAndThatARuleWroteIsThereUntilBothAreGone() {
        ListWrite ofRule = new ListWrite("blocked", "a", NOW, NOW + 2_000, "r");
        memory.written().put(ofRule);
        take("c", 1, "a", "null");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(has("a", NOW + 5_000)).isTrue();
        take("d", 2, "a", "null");
        assertThat(has("a", NOW)).isTrue();
        assertThat(has("a", NOW + 2_000)).isFalse();
        said(ofLists(offset++, key("blocked", "a"), "")); // the tombstone
        assertThat(memory.written().size("blocked")).isEqualTo(1);

        take("c", 3, "a", "\"2026-11-18T13:00:00Z\"");
        memory.written().remove(ofRule.key());
        assertThat(memory.written().size("blocked")).isEqualTo(1);
        assertThat(has("a", NOW)).isTrue();
    }

    private static String key(String list, String entry) {
        return "{\"name\":\"" + list + "\",\"entry\":\"" + entry + "\"}";
    }

    @Test
    void aRowIsAnEntryUntilItIsDeletedOrEnds() {
        take("c", 1, "1.2.3.4", "null");
        take("c", 2, "5.6.7.8", "\"2026-11-18T13:00:00Z\"");

        assertThat(has("1.2.3.4", NOW + 100 * 365 * 86_400_000L)).isTrue();
        assertThat(has("5.6.7.8", NOW)).isTrue();
        assertThat(has("5.6.7.8", NOW + 86_400_000)).isFalse();
        take("d", 3, "1.2.3.4", "null");
        assertThat(has("1.2.3.4", NOW)).isFalse();
        assertThat(has("5.6.7.8", NOW)).isTrue();
        assertThat(gone).isEmpty();
    }

    @Test
    void theEndOfAnEntryCanBeMovedBothWays() {
        take("c", 1, "a", "\"2026-11-18T13:00:00Z\"");
        take("u", 2, "a", "\"2026-11-28T13:00:00Z\"");
        assertThat(has("a", NOW + 3 * 86_400_000L)).isTrue();
        take("u", 3, "a", "\"2026-11-18T13:00:00Z\"");
        assertThat(has("a", NOW + 3 * 86_400_000L)).isFalse();
        assertThat(has("a", NOW)).isTrue();
    }

    @Test
    void changesThatAreWrittenAgainChangeNothingAlsoAfterARestart() {
        take("c", 1, "a", "null");
        take("d", 2, "a", "null");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        long epoch = memory.epoch();

        take("c", 1, "a", "null");

        assertThat(memory.epoch()).isEqualTo(epoch);
        assertThat(has("a", NOW)).isFalse();
    }

    @Test
    void aTombstoneTakesAnEntryAway() {
        take("c", 1, "a", "null");
        assertThat(said(ofLists(offset++, key("blocked", "a"), ""))).isEmpty();
        assertThat(memory.written().isEmpty() || memory.written().size("blocked") == 0)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"a/b","entry":"x"}                    | a/b      | the row has no name that a list can have
            {"entry":"x"}                                 | ``       | the row has no name that a list can have
            {"name":"blocked"}                            | blocked  | entry is missing
            {"name":"blocked","entry":"x","until":"soon"} | blocked  | until is
            {"op":"t"}                                    | blocked  | the table was truncated
            """)
    void aRowThatIsNoEntryIsAnsweredUnderItsList(String value, String list, String why) {
        RuleStatus said = said(ofLists(0, "{\"name\":\"blocked\"}", value)).orElseThrow();

        assertThat(said.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(said.rule()).isEqualTo(RuleStatus.LIST + list);
        assertThat(said.errors().get(0).message()).contains(why);
    }

    @Test
    void aListTakesSoManyRowsAndTheNextOneIsRefusedWithWhatToDo() {
        for (int i = 0; i < WrittenEntries.MOST_ENTRIES; i++) {
            assertThat(said(ofLists(offset++, "", row("blocked", "e" + i, "null"))))
                    .isEmpty();
        }
        RuleStatus refused =
                said(ofLists(offset++, "", row("blocked", "more", "null"))).orElseThrow();

        assertThat(refused.errors().get(0).message()).contains("10000 entries", "weir lists push");
        assertThat(said(ofLists(offset++, "", row("blocked", "e1", "1796000000000"))))
                .isEmpty();
        assertThat(said(ofLists(offset++, "", row("other", "more", "null")))).isEmpty();
        assertThat(memory.written().size("blocked")).isEqualTo(WrittenEntries.MOST_ENTRIES);
    }
}
