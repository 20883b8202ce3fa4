package dev.weir.engine.deploy;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.RulebookMemory.Held;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules that come back: out of the state of an earlier release, and of what the job wrote down. */
final class RestoredRulesTest {
    private static final String COUNTS = """
            {"id": "a", "version": 3, "on": "transaction",
             "features": {"n": {"count": "transaction", "by": ["ip"], "over": "1h"}},
             "when": "n > 3", "then": {"outcome": "BLOCK"}}""";

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private final RulebookMemory memory = new RulebookMemory();

    @Test
    void theFeaturesOfARuleThatAnEarlierReleaseHeldAreKeptForLongerThanIsKnown() {
        memory.hold("a", new Held(3, COUNTS));

        keeper.complete(memory);

        Held held = held("a");
        assertThat(held.features()).singleElement().satisfies(feature -> {
            assertThat(feature.windowMillis()).isEqualTo(3_600_000);
            assertThat(feature.sinceMillis()).isZero();
        });
        assertThat(held.version()).isEqualTo(3);
    }

    @Test
    void oneThatCannotBeReadAnyMoreStaysAsItIsAndSoDoesOneOfWhichAllIsKnown() {
        memory.hold("gone", new Held(1, COUNTS.replace("n > 3", "m > 3")));
        keeper.check(pushed(0, "a", COUNTS), memory, 50);
        Held known = held("a");
        Held gone = held("gone");

        keeper.complete(memory);

        assertThat(memory.inForce()).containsEntry("a", known).containsEntry("gone", gone);
        assertThat(known.features().get(0).sinceMillis()).isEqualTo(50);
    }

    @Test
    void placesInTheOneTopicThatEarlierReleasesKnewGetItsName() {
        memory.nextOffsets().put(new TopicPart("", 0), 7L);
        memory.nextOffsets().put(new TopicPart("lists", 0), 9L);

        memory.nameRulesTopic("our-rules");

        assertThat(memory.nextOffsets())
                .hasSize(2)
                .containsEntry(new TopicPart("our-rules", 0), 7L)
                .containsEntry(new TopicPart("lists", 0), 9L);
    }

    @Test
    void anEpochIsLaterThanTheOneBefore() {
        memory.startEpoch(4);

        assertThatIllegalArgumentException().isThrownBy(() -> memory.startEpoch(4));
        memory.startEpoch(5);
        assertThat(memory.epoch()).isEqualTo(5);
    }

    @Test
    void whatWasOffComesBackOffAndUnderAnEpochNoEarlierThanItHad() {
        UpdateResult back = restore(always("a", 3, "BLOCK"), 3, 20, "blocked too much");

        assertThat(back.answer().kind()).isEqualTo(Kind.OFF);
        assertThat(back.answer().notes().reason()).isEqualTo("blocked too much");
        assertThat(memory.epoch()).isGreaterThanOrEqualTo(20);
        assertThat(held("a").offReason()).isEqualTo("blocked too much");
    }

    @Test
    void whatWasOffAndIsRefusedNowStaysAway() {
        UpdateResult back = restore("{}", 3, 1, "blocked too much");

        assertThat(back.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(memory.inForce()).isEmpty();
    }

    @Test
    void ofAnOlderVersionAndANewOneWhatWasWrittenDownHoldsUnlessItIsRefused() {
        keeper.check(pushed(0, "a", always("a", 5, "BLOCK")), memory, 0);

        assertThat(restore("{}", 3, 1, "").answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(held("a").version()).isEqualTo(5);
        assertThat(restore(always("a", 3, "BLOCK"), 3, 1, "").answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(held("a").version()).isEqualTo(3);
        assertThat(restore(always("a", 4, "BLOCK"), 4, 1, "").answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(held("a").version()).isEqualTo(4);
    }

    @Test
    void theKeyOfTheSealHasItsLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SwitchOffSeal(new byte[SwitchOffSeal.KEY_BYTES - 1]))
                .withMessageContaining("32");
    }

    private Held held(String id) {
        return Objects.requireNonNull(memory.inForce().get(id));
    }

    private UpdateResult restore(String document, long version, long epoch, String offReason) {
        InForceEntry entry = new InForceEntry(
                "a", document.getBytes(StandardCharsets.UTF_8), version, epoch, Push.UNKNOWN, offReason);
        return keeper.restore(entry, memory, 0);
    }
}
