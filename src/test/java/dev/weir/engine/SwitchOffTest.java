package dev.weir.engine;

import static dev.weir.engine.Documented.always;
import static dev.weir.engine.Documented.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RulebookKeeper.Ruling;
import dev.weir.events.RawRecord;
import dev.weir.events.RuleError;
import dev.weir.events.RuleStatus;
import dev.weir.events.RuleStatus.Kind;
import dev.weir.io.JsonRuleStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that the job switches off by itself. */
final class SwitchOffTest {
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aRuleThatAGuardAsksForGoesOffAndItsAnswerSaysWhy() {
        push("a", 3);

        Ruling ruling = said("a", 3, "SWITCHING_OFF", 1, "blocked too much").orElseThrow();

        assertThat(ruling.update())
                .contains(new RulebookUpdate.Put(2, "a", always("a", 3, "BLOCK"), 1, PatternHistory.ALWAYS, true));
        assertThat(ruling.answer().kind()).isEqualTo(Kind.OFF);
        assertThat(ruling.answer().epoch()).isEqualTo(2);
        assertThat(ruling.answer().notes().reason()).isEqualTo("blocked too much");
        assertThat(said("a", 3, "SWITCHING_OFF", 1, "again")).isEmpty();
    }

    @Test
    void aRuleThatIsOffDecidesNothingAndComesBackWithALaterVersion() {
        Rulebooks rulebooks = Documented.rulebooks();
        hear(rulebooks, push("a", 3));
        hear(rulebooks, said("a", 3, "SWITCHING_OFF", 1, "x").orElseThrow());
        assertThat(rulebooks.at(1).of(dev.weir.events.EventType.TRANSACTION).rules())
                .hasSize(1);
        assertThat(rulebooks.at(2).of(dev.weir.events.EventType.TRANSACTION).rules())
                .isEmpty();

        Ruling later = push("a", 4);
        hear(rulebooks, later);

        assertThat(later.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(rulebooks.latest().of(dev.weir.events.EventType.TRANSACTION).rules())
                .hasSize(1);
    }

    @Test
    void theSameVersionAgainDoesNotSwitchItOnAlsoAfterARestart() {
        push("a", 3);
        said("a", 3, "SWITCHING_OFF", 1, "blocked too much");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        Ruling again = push("a", 3);

        assertThat(again.update()).isEmpty();
        assertThat(again.answer().kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(again.answer().notes().reason()).isEqualTo("blocked too much");
        assertThat(again.answer().notes().warnings())
                .containsExactly(RuleError.at(
                        "version", "the job switched version 3 off; to switch it on again write version 4 or higher"));
    }

    @Test
    void whatAGuardSaysOfAnotherVersionOrOfALifeBeforeDoesNothing() {
        push("a", 3);
        push("a", 4);
        assertThat(said("a", 3, "SWITCHING_OFF", 2, "late")).isEmpty();
        keeper.judge(pushed(offset++, "a", ""), memory, 0);
        push("a", 4);

        assertThat(said("a", 4, "SWITCHING_OFF", 3, "of the one before")).isEmpty();
        assertThat(said("b", 1, "SWITCHING_OFF", 9, "unknown")).isEmpty();
    }

    @Test
    void theRulebooksOwnAnswersAndWhatIsNoAnswerDoNothing() {
        push("a", 3);

        assertThat(said("a", 3, "OFF", 1, "of an earlier time")).isEmpty();
        assertThat(said("a", 3, "ACTIVE", 1, "")).isEmpty();
        assertThat(keeper.judge(record("a", "no json".getBytes(StandardCharsets.UTF_8)), memory, 0))
                .isEmpty();
        assertThat(keeper.judge(record("a", new byte[0]), memory, 0)).isEmpty();
        assertThat(memory.epoch()).isEqualTo(1);
    }

    @Test
    void aJobThatStartsWithoutItsStateGoesByTheLastWordAboutEachRule() {
        List<RawRecord> held = List.of(
                pushed(0, "a", always("a", 3, "BLOCK")),
                pushed(1, "b", always("b", 1, "BLOCK")),
                pushed(2, "c", always("c", 2, "BLOCK")),
                pushed(3, "d", always("d", 1, "BLOCK")),
                record("a", json("a", 3, "OFF", 90, "blocked too much")),
                record("b", json("b", 1, "OFF", 91, "x")),
                record("b", json("b", 1, "ACTIVE", 92, "")),
                record("c", json("c", 1, "OFF", 93, "an earlier version")),
                record("d", json("d", 1, "SWITCHING_OFF", 94, "not yet done")));

        for (RawRecord record : keeper.countingAtStart(held, memory)) {
            keeper.judgeFirst(record, memory, 0);
        }

        assertThat(off("a")).isEqualTo("blocked too much");
        assertThat(off("b")).isEmpty();
        assertThat(off("c")).isEmpty();
        assertThat(off("d")).isEqualTo("not yet done");
    }

    private String off(String rule) {
        return Optional.ofNullable(memory.inForce().get(rule)).orElseThrow().offReason();
    }

    private static void hear(Rulebooks rulebooks, Ruling ruling) {
        rulebooks.hear(Bytes.there(new RulebookUpdateCodec(), ruling.update().orElseThrow()));
    }

    private Ruling push(String id, long version) {
        return keeper.judge(pushed(offset++, id, always(id, version, "BLOCK")), memory, 0)
                .orElseThrow();
    }

    private Optional<Ruling> said(String rule, long version, String status, long epoch, String reason) {
        return keeper.judge(record(rule, json(rule, version, status, epoch, reason)), memory, 0);
    }

    private static byte[] json(String rule, long version, String status, long epoch, String reason) {
        return new JsonRuleStatus()
                .write(new RuleStatus(rule, version, Kind.valueOf(status), List.of(), epoch, 0)
                        .with(dev.weir.events.RuleNotes.NONE.withReason(reason)));
    }

    private RawRecord record(String key, byte[] value) {
        return new RawRecord("rule-status", 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
