package dev.weir.engine.plan;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate.PutList;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.engine.message.RulebookUpdate.Remove;
import dev.weir.rules.list.ListEntries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of epochs that are over, and what becomes of an event that still has one of which it is gone. */
final class ForgottenEpochsTest {
    private final Rulebooks rulebooks = Documented.rulebooks();

    @Test
    void updatesAreForgottenOnceNoKeptEpochUsesThem() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(Documented.put(2, "gone", always("gone", 1, "REVIEW")));
        rulebooks.receive(new Remove(3, "gone"));
        rulebooks.receive(Documented.put(4, "a", always("a", 2, "REVIEW")));
        rulebooks.receive(new Ready(3 + Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).containsExactlyInAnyOrder(2L, 3L);
        assertThat(firing(3)).containsExactly("a1");

        rulebooks.receive(new Ready(4 + Rulebooks.KEPT_EPOCHS));

        assertThat(rulebooks.forget(Long.MAX_VALUE)).containsExactly(1L);
        assertThat(rulebooks.forget(Long.MAX_VALUE)).isEmpty();
        assertThat(firing(4)).containsExactly("a2");
    }

    @Test
    void aRuleInForceIsNeverForgotten() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(new Ready(1 + 5 * Rulebooks.KEPT_EPOCHS));
        rulebooks.forget(Long.MAX_VALUE);

        assertThat(firing(rulebooks.epoch())).containsExactly("a1");
    }

    @Test
    void anEpochWhoseRulesAreForgottenIsNotDecidedByOthers() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(Documented.put(2, "a", always("a", 2, "REVIEW")));
        rulebooks.receive(new Ready(1 + Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).isEmpty();
        assertThat(firing(1)).as("the oldest of those that are kept").containsExactly("a1");

        rulebooks.receive(new Ready(2 + Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).containsExactly(1L);

        assertThat(rulebooks.keeps(2)).isTrue();
        assertThat(firing(2)).containsExactly("a2");
        assertThat(rulebooks.keeps(1)).isFalse();
        assertThatThrownBy(() -> rulebooks.at(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("an event of epoch 1 arrives at epoch 1002")
                .hasMessageContaining("goes back to its checkpoint");
    }

    @Test
    void rulesThatAreOnlyAddedMakeNoEpochUnknownHoweverManyTheyAre() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(Documented.put(5 + 2L * Rulebooks.KEPT_EPOCHS, "b", always("b", 1, "BLOCK")));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).isEmpty();

        assertThat(firing(1)).containsExactly("a1");
        assertThat(firing(0)).isEmpty();
    }

    @Test
    void howeverManyChangesCameAtOnceWhatMayBeInFlightIsKeptUnlessItTakesTooMuchMemory() {
        String large = " ".repeat((int) (Rulebooks.REPLACED_RULE_BYTES / 4));
        for (int version = 1; version <= 5; version++) {
            rulebooks.receive(Documented.put(version, "a", always("a", version, "REVIEW") + large));
        }
        rulebooks.receive(new Ready(5 + Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(1)).as("a little more than the bound").containsExactly(1L, 2L, 3L, 4L);

        rulebooks.receive(Documented.put(6 + Rulebooks.KEPT_EPOCHS, "a", always("a", 6, "REVIEW")));
        rulebooks.receive(Documented.put(7 + Rulebooks.KEPT_EPOCHS, "a", always("a", 7, "REVIEW")));
        rulebooks.receive(new Ready(10 + 2L * Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(5)).isEmpty();
        assertThat(rulebooks.keeps(5)).isTrue();
        assertThat(rulebooks.forget(6 + Rulebooks.KEPT_EPOCHS)).containsExactly(5L);
    }

    @Test
    void anEpochOfLongAgoIsDecidedWithTheOldestListsThatAreKept() {
        rulebooks.receive(new PutList(1, "l", ListEntries.of(List.of("x"))));
        rulebooks.receive(new PutList(2, "l", ListEntries.of(List.of("y"))));
        rulebooks.receive(new Ready(2 + Rulebooks.KEPT_EPOCHS));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).containsExactly(1L);

        assertThat(rulebooks.at(1).lists().contains("l", "y")).isTrue();
        assertThat(rulebooks.at(1).lists().contains("l", "x")).isFalse();
    }

    private List<String> firing(long epoch) {
        return RulebooksTest.firing(rulebooks, epoch);
    }
}
