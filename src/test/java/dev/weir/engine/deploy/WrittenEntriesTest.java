package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.entry.WrittenEntries;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.PutList;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.ListEntryRecords;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.list.Lists;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that rules put on lists, as their records come to the rulebook. */
final class WrittenEntriesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long DAY = 86_400_000;

    private final RulebookKeeper keeper = new RulebookKeeper(
            Documented.documents(), new RuleCompiler(Schema.PLAIN, naming("hot-ips")), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private final List<ListWrite> gone = new ArrayList<>();
    private long offset;

    private static RuleLimits naming(String... lists) {
        RuleLimits usual = RuleLimits.DEFAULT;
        return new RuleLimits(
                usual.maxDocumentBytes(),
                usual.maxExpressionChars(),
                usual.maxWindowMillis(),
                usual.maxOpenMatches(),
                ExpressionLimits.DEFAULT,
                RuleCounts.DEFAULT,
                usual.foreverMillis(),
                OutcomeNames.of(List.of("BLOCK"), List.of("risk"), List.of(lists)));
    }

    @Test
    void anEntryComesBesideThoseThatWerePushedAndEndsByItself() {
        take(entry("203.0.113.7", NOW + DAY));

        PutList put = (PutList) written().get(0);
        assertThat(put.name()).isEqualTo("hot-ips" + Lists.WRITTEN);
        assertThat(put.epoch()).isEqualTo(1);
        Lists lists = new Lists(Map.of(put.name(), put.entries()));
        assertThat(lists.at(NOW + DAY - 1).contains("hot-ips", "203.0.113.7")).isTrue();
        assertThat(lists.at(NOW + DAY - 1).containsNetworkOf("hot-ips", "203.0.113.7"))
                .isTrue();
        assertThat(lists.at(NOW + DAY).contains("hot-ips", "203.0.113.7")).isFalse();
        assertThat(lists.at(NOW).contains("hot-ips", "203.0.113.8")).isFalse();
    }

    @Test
    void whatIsWrittenAgainAfterAFailureChangesNothingNorDoesAnEarlierEnd() {
        take(entry("a", NOW + DAY));
        assertThat(written()).hasSize(1);

        take(entry("a", NOW + DAY));
        take(entry("a", NOW + DAY - 1_000));
        assertThat(written()).isEmpty();
        take(entry("a", NOW + DAY + 1_000));
        assertThat(written()).hasSize(1);
    }

    @Test
    void manyEntriesAreOneChangeOfTheirList() {
        take(entry("a", NOW + DAY));
        take(entry("b", NOW + DAY));

        assertThat(written())
                .singleElement()
                .satisfies(update ->
                        assertThat(((PutList) update).entries().size()).isEqualTo(2));
    }

    @Test
    void anEmptyRecordTakesAnEntryAway() {
        ListWrite entry = entry("a", NOW + DAY);
        take(entry);
        written();

        assertThat(check(entry.key(), "")).isEmpty();
        assertThat(((PutList) written().get(0)).entries().size()).isZero();
        assertThat(check(entry.key(), "")).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void onlyListsThatTheJobConfigNamesTakeEntries() {
        ListWrite trusted = new ListWrite("trusted-ips", "203.0.113.7", NOW, NOW + DAY, "r");

        RuleStatus answer = check(trusted.key(), json(trusted)).orElseThrow().answer();

        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(answer.errors().get(0).message())
                .isEqualTo(
                        "no rule may write to the list 'trusted-ips'; known are 'hot-ips'; name it in the job config,"
                                + " under rules.mayWrite");
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"list\":\"hot-ips\",\"entry\":\"b\",\"at\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-01T00:00:00Z\",\"rule\":\"r\"}",
                "{\"list\":\"hot-ip\",\"entry\":\"a\",\"at\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-01T00:00:00Z\",\"rule\":\"r\"}",
                "{\"list\":\"hot-ips\",\"entry\":\"a\",\"at\":\"2026-03-01T00:00:00Z\",\"until\":\"soon\",\"rule\":\"r\"}",
                "{\"list\":\"hot-ips\",\"entry\":7,\"at\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-01T00:00:00Z\",\"rule\":\"r\"}"
            })
    void whatIsNoEntryOfItsKeyIsRefused(String value) {
        assertThat(check(entry("a", 0).key(), value).orElseThrow().answer().kind())
                .isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(written()).isEmpty();
    }

    @Test
    void anEntryMayHaveAnyCharactersButNotTooMany() {
        ListWrite longest = entry("/\u0000\n\"é😀" + "x".repeat(ListWrite.MOST_CHARS - 7), NOW + DAY);
        assertThat(check(longest.key(), json(longest))).isEmpty();
        ListWrite longer = entry("x".repeat(ListWrite.MOST_CHARS + 1), NOW + DAY);
        assertThat(check(longer.key(), json(longer))).isPresent();
        ListWrite blank = entry(" ", NOW + DAY);
        assertThat(check(blank.key(), json(blank))).isPresent();

        assertThat(((PutList) written().get(0)).entries().text(0)).isEqualTo(longest.entry());
    }

    @Test
    void ofTooManyEntriesThoseGoThatEndFirst() {
        for (int i = 0; i < WrittenEntries.MOST_ENTRIES; i++) {
            take(entry("e" + i, NOW + DAY + i));
        }
        assertThat(((PutList) written().get(0)).entries().size()).isEqualTo(WrittenEntries.MOST_ENTRIES);
        assertThat(gone).isEmpty();
        take(entry("one more", NOW + 2 * DAY));

        assertThat(((PutList) written().get(0)).entries().size()).isEqualTo(WrittenEntries.MOST_ENTRIES);
        assertThat(gone).containsExactly(entry("e0", NOW + DAY));
    }

    @Test
    void anEntryThatEndedMoreThanADayAgoGoesWithTheNextChange() {
        take(entry("a", NOW - DAY - 1));
        take(entry("b", NOW - DAY));

        assertThat(((PutList) written().get(0)).entries().size()).isEqualTo(1);
        assertThat(gone).extracting(ListWrite::entry).containsExactly("a");
    }

    @Test
    void entriesComeBackWithTheStateAndAreNothingNewThen() throws Exception {
        take(entry("a", NOW + DAY));
        written();
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(written()).isEmpty();
        take(entry("a", NOW + DAY));
        assertThat(written()).isEmpty();
        take(entry("b", NOW + DAY));
        assertThat(((PutList) written().get(0)).entries().size()).isEqualTo(2);
    }

    @Test
    void aRuleThatAsksAListWhichRulesWriteIsNotToldThatThereIsNone() {
        assertThat(warnings("hot-ips")).isEmpty();
        assertThat(warnings("hot-ip")).hasSize(1);
    }

    private List<RuleError> warnings(String list) {
        String rule = RuleDraft.rule("asks-" + list)
                .when("inList('" + list + "', transaction.ip)")
                .outcome("BLOCK")
                .json();
        RawRecord record = new RawRecord(
                "rules",
                0,
                offset++,
                NOW,
                ("asks-" + list).getBytes(StandardCharsets.UTF_8),
                rule.getBytes(StandardCharsets.UTF_8));
        return keeper.check(record, memory, NOW).orElseThrow().answer().notes().warnings();
    }

    private List<RulebookUpdate> written() {
        return UpdateBatch.written(memory, gone::add);
    }

    private void take(ListWrite entry) {
        assertThat(check(entry.key(), json(entry))).isEmpty();
    }

    private Optional<UpdateResult> check(String key, String value) {
        RawRecord record = new RawRecord(
                "lists",
                0,
                offset++,
                NOW,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
        return keeper.check(record, memory, NOW);
    }

    private static ListWrite entry(String text, long untilMillis) {
        return new ListWrite("hot-ips", text, NOW, untilMillis, "r");
    }

    private static String json(ListWrite entry) {
        return new String(ListEntryRecords.json(entry), StandardCharsets.UTF_8);
    }
}
