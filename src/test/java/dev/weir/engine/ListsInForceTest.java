package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.RulebookUpdate.PutList;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.engine.message.RulebookUpdate.RemoveList;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.list.ListEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists as epochs have them. */
final class ListsInForceTest {
    private final Rulebooks rulebooks = Documented.rulebooks();

    @Test
    void everyKeptEpochHasItsOwnLists() {
        rulebooks.receive(new PutList(1, "ips", ListEntries.of(List.of("a"))));
        rulebooks.receive(new PutList(2, "ips", ListEntries.of(List.of("b"))));
        rulebooks.receive(new PutList(3, "cards", ListEntries.of(List.of("a"))));
        rulebooks.receive(new RemoveList(4, "ips"));

        assertThat(holds(0, "ips", "a")).isFalse();
        assertThat(holds(1, "ips", "a")).isTrue();
        assertThat(holds(2, "ips", "a")).isFalse();
        assertThat(holds(2, "ips", "b")).isTrue();
        assertThat(holds(3, "ips", "b")).isTrue();
        assertThat(holds(3, "cards", "a")).isTrue();
        assertThat(holds(4, "ips", "b")).isFalse();
        assertThat(holds(4, "cards", "a")).isTrue();
    }

    @Test
    void aListThatChangesLeavesTheRulesPlannedAndItsEntriesAreThereOnce() {
        ListEntries entries = ListEntries.of(List.of("a"));
        rulebooks.receive(Documented.put(1, "r", RuleDraft.always("r", 1, "BLOCK")));
        Rulebook before = rulebooks.latest();
        rulebooks.receive(new PutList(2, "ips", entries));
        Rulebook after = rulebooks.latest();
        rulebooks.receive(Documented.put(3, "s", RuleDraft.always("s", 1, "BLOCK")));

        assertThat(after.of(dev.weir.events.EventType.TRANSACTION))
                .isSameAs(before.of(dev.weir.events.EventType.TRANSACTION));
        assertThat(after.lists().named("ips")).isSameAs(entries);
        assertThat(rulebooks.latest().lists().named("ips")).isSameAs(entries);
    }

    @Test
    void aRuleIsDecidedByTheListsOfTheEpochThatStampedTheEvent() {
        rulebooks.receive(Documented.put(
                1,
                "r",
                RuleDraft.rule("r")
                        .when("inList('ips', transaction.ip)")
                        .outcome("BLOCK")
                        .json()));
        rulebooks.receive(new PutList(2, "ips", ListEntries.of(List.of("1.1.1.1"))));
        rulebooks.receive(new PutList(3, "ips", ListEntries.of(List.of("2.2.2.2"))));

        assertThat(IntStream.rangeClosed(1, 3).mapToObj(this::outcomeAt))
                .containsExactly("APPROVE", "BLOCK", "APPROVE");
    }

    @Test
    void anEntryHoldsForAnEventBeforeItsEndWhicheverWayTheRuleAsks() {
        long payment = 1_000_000;
        ListEntries ips = ListEntries.of(List.of("1.1.1.0/24", "1.1.1.1"));
        long epoch = 0;
        for (String condition : List.of(
                "inList('ips', transaction.ip)",
                "transaction.amount >= 0.0 && inNetworks('ips', transaction.ip)",
                "inList('ips', transaction.ip) == true",
                "fuzzyMatch('ips', transaction.ip) == 1.0")) {
            rulebooks.receive(Documented.put(
                    ++epoch,
                    "r",
                    RuleDraft.rule("r").when(condition).outcome("BLOCK").json()));
            for (long end : List.of(payment, payment + 1)) {
                rulebooks.receive(new PutList(++epoch, "ips", ips.ending(Map.of("1.1.1.0/24", end, "1.1.1.1", end))));
            }

            assertThat(List.of(outcomeAt(epoch - 1), outcomeAt(epoch)))
                    .as(condition)
                    .containsExactly("APPROVE", "BLOCK");
        }
    }

    @Test
    void listsThatWereReplacedTakeNoMoreMemoryThanIsSetAsideForThem() {
        List<Long> forgotten = new ArrayList<>();
        List<String> many =
                IntStream.range(0, 100_000).mapToObj(i -> "entry " + i).toList();
        ListEntries large = ListEntries.of(many);
        int updates = 40;
        for (int epoch = 1; epoch <= updates; epoch++) {
            rulebooks.receive(new PutList(epoch, "ips", large));
            forgotten.addAll(rulebooks.forget(Long.MAX_VALUE));
        }

        long kept = (long) updates - forgotten.size();
        assertThat(kept * large.bytes()).isBetween(large.bytes() * 2, Rulebooks.REPLACED_LIST_BYTES + large.bytes());
        assertThat(forgotten).contains(1L, 2L).doesNotContain((long) updates, updates - 1L);
        assertThat(holds(1, "ips", "entry 7")).as("the oldest that there is").isTrue();
        assertThat(rulebooks.forget(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aListThatGoesIsForgottenWithTheEpochsThatHadIt() {
        rulebooks.receive(new PutList(1, "ips", ListEntries.of(List.of("a"))));
        rulebooks.receive(new RemoveList(2, "ips"));
        rulebooks.receive(new Ready(3 + Rulebooks.KEPT_EPOCHS));

        assertThat(rulebooks.forget(Long.MAX_VALUE)).containsExactly(1L, 2L);
    }

    private boolean holds(long epoch, String list, String text) {
        return rulebooks.at(epoch).lists().contains(list, text);
    }

    private String outcomeAt(long epoch) {
        Verdict verdict = new Decider(EngineSettings.DEFAULT)
                .decide(
                        new AnsweredEvent(
                                OneSubject.announcement(
                                        payment("t").from("1.1.1.1").event(), epoch, 0),
                                List.of()),
                        rulebooks.at(epoch),
                        new SubjectState(),
                        new KeyedInMemory(),
                        new JobTime(0, 0));
        return ((Verdict.Decided) verdict).decision().outcome();
    }
}
