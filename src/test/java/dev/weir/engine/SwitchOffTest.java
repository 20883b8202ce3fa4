package dev.weir.engine;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdateCodec;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonRuleStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that the job switches off by itself. */
final class SwitchOffTest {
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private static final byte[] KEY = new byte[SwitchOffSeal.KEY_BYTES];
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @BeforeEach
    void aKeyIsMade() {
        memory.sealUnder(KEY);
    }

    @Test
    void whoeverHasNotTheKeySwitchesNothingOff() {
        push("a", 3);
        RuleStatus asked = request("a", 3, 1, "not by Guard");
        byte[] otherKey = new byte[SwitchOffSeal.KEY_BYTES];
        otherKey[0] = 1;

        assertThat(receive(asked)).isEmpty();
        assertThat(receive(new SwitchOffSeal(otherKey).sealed(asked))).isEmpty();
        assertThat(receive(asked.with(asked.notes().withSeal("00")))).isEmpty();
        assertThat(off("a")).isEmpty();
        assertThat(keeper.forgedRequests()).isEqualTo(3);
    }

    @Test
    void aSealHoldsForItsRuleVersionEpochAndReasonAlone() {
        push("a", 3);
        push("b", 3);
        String seal =
                new SwitchOffSeal(KEY).sealed(request("a", 3, 1, "x")).notes().seal();

        for (RuleStatus altered : List.of(
                request("b", 3, 1, "x"), request("a", 4, 1, "x"), request("a", 3, 2, "x"), request("a", 3, 1, "y"))) {
            assertThat(receive(altered.with(altered.notes().withSeal(seal)))).isEmpty();
        }
        assertThat(keeper.forgedRequests()).isEqualTo(4);
        RuleStatus genuine = request("a", 3, 1, "x");
        assertThat(receive(genuine.with(genuine.notes().withSeal(seal)))).isPresent();
    }

    @Test
    void aRequestThatIsSaidAgainDoesNothingOnceTheRuleIsOnAgain() {
        push("a", 3);
        RuleStatus genuine = new SwitchOffSeal(KEY).sealed(request("a", 3, 1, "x"));
        assertThat(receive(genuine)).isPresent();
        push("a", 4);
        assertThat(receive(genuine)).isEmpty();
        keeper.check(pushed(offset++, "a", ""), memory, 0);
        push("a", 3);

        assertThat(receive(genuine)).isEmpty();
        assertThat(off("a")).isEmpty();
    }

    @Test
    void beforeThereIsAKeyNobodyIsBelieved() {
        memory = new RulebookMemory();
        push("a", 3);

        assertThat(receive(new SwitchOffSeal(KEY).sealed(request("a", 3, 1, "x"))))
                .isEmpty();
    }

    @Test
    void aRuleThatAGuardAsksForGoesOffAndItsAnswerSaysWhy() {
        push("a", 3);

        UpdateResult result =
                said("a", 3, "SWITCHING_OFF", 1, "blocked too much").orElseThrow();

        assertThat(result.update())
                .contains(new RulebookUpdate.Put(2, "a", always("a", 3, "BLOCK"), 1, PatternHistory.ALWAYS, true));
        assertThat(result.answer().kind()).isEqualTo(Kind.OFF);
        assertThat(result.answer().epoch()).isEqualTo(2);
        assertThat(result.answer().notes().reason()).isEqualTo("blocked too much");
        assertThat(said("a", 3, "SWITCHING_OFF", 1, "again")).isEmpty();
    }

    @Test
    void aRuleThatIsOffDecidesNothingAndComesBackWithALaterVersion() {
        Rulebooks rulebooks = Documented.rulebooks();
        receive(rulebooks, push("a", 3));
        receive(rulebooks, said("a", 3, "SWITCHING_OFF", 1, "x").orElseThrow());
        assertThat(rulebooks.at(1).of(dev.weir.events.EventType.TRANSACTION).rules())
                .hasSize(1);
        assertThat(rulebooks.at(2).of(dev.weir.events.EventType.TRANSACTION).rules())
                .isEmpty();

        UpdateResult later = push("a", 4);
        receive(rulebooks, later);

        assertThat(later.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(rulebooks.latest().of(dev.weir.events.EventType.TRANSACTION).rules())
                .hasSize(1);
    }

    @Test
    void theSameVersionAgainDoesNotSwitchItOnAlsoAfterARestart() {
        push("a", 3);
        said("a", 3, "SWITCHING_OFF", 1, "blocked too much");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        UpdateResult again = push("a", 3);

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
        keeper.check(pushed(offset++, "a", ""), memory, 0);
        push("a", 4);

        assertThat(said("a", 4, "SWITCHING_OFF", 3, "of the one before")).isEmpty();
        assertThat(said("b", 1, "SWITCHING_OFF", 9, "unknown")).isEmpty();
    }

    @Test
    void theRulebooksOwnAnswersAndWhatIsNoAnswerDoNothing() {
        push("a", 3);

        assertThat(said("a", 3, "OFF", 1, "of an earlier time")).isEmpty();
        assertThat(said("a", 3, "ACTIVE", 1, "")).isEmpty();
        assertThat(keeper.check(record("a", "no json".getBytes(StandardCharsets.UTF_8)), memory, 0))
                .isEmpty();
        assertThat(keeper.check(record("a", new byte[0]), memory, 0)).isEmpty();
        assertThat(memory.epoch()).isEqualTo(1);
    }

    private String off(String rule) {
        return Optional.ofNullable(memory.inForce().get(rule)).orElseThrow().offReason();
    }

    private static void receive(Rulebooks rulebooks, UpdateResult result) {
        rulebooks.receive(Bytes.there(new RulebookUpdateCodec(), result.update().orElseThrow()));
    }

    private UpdateResult push(String id, long version) {
        return keeper.check(pushed(offset++, id, always(id, version, "BLOCK")), memory, 0)
                .orElseThrow();
    }

    private Optional<UpdateResult> said(String rule, long version, String status, long epoch, String reason) {
        return keeper.check(record(rule, json(rule, version, status, epoch, reason)), memory, 0);
    }

    private Optional<UpdateResult> receive(RuleStatus status) {
        return keeper.check(record(status.rule(), new JsonRuleStatus().write(status)), memory, 0);
    }

    private static RuleStatus request(String rule, long version, long epoch, String reason) {
        return new RuleStatus(rule, version, Kind.SWITCHING_OFF, List.of(), epoch, 0)
                .with(RuleNotes.NONE.withReason(reason));
    }

    private static byte[] json(String rule, long version, String status, long epoch, String reason) {
        RuleStatus said = new RuleStatus(rule, version, Kind.valueOf(status), List.of(), epoch, 0)
                .with(RuleNotes.NONE.withReason(reason));
        return new JsonRuleStatus()
                .write(said.kind() == Kind.SWITCHING_OFF ? new SwitchOffSeal(KEY).sealed(said) : said);
    }

    private RawRecord record(String key, byte[] value) {
        return new RawRecord("rule-status", 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
