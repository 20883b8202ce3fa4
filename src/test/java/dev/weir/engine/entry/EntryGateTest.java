package dev.weir.engine.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.ListWrite;
import org.junit.jupiter.api.Test;

/** What rules put on lists, before it is written. */
final class EntryGateTest {
    private final EntryGate gate = new EntryGate();

    @Test
    void whatIsWrittenIsNotWrittenAgainUntilItsEndMoves() {
        assertThat(gate.lets(entry("a", 10), 0)).isTrue();
        assertThat(gate.lets(entry("a", 10), 0)).isFalse();
        assertThat(gate.lets(entry("a", 9), 0)).isFalse();
        assertThat(gate.lets(entry("a", 11), 0)).isTrue();
        assertThat(gate.heldBack()).isZero();
    }

    @Test
    void aRuleWritesSoManyInASecondAndTheOthersWhenItFiresForThemAgain() {
        for (int i = 0; i < EntryGate.MOST_A_SECOND; i++) {
            assertThat(gate.lets(entry("a" + i, 10), 999)).isTrue();
        }
        assertThat(gate.lets(entry("b", 10), 999)).isFalse();
        assertThat(gate.lets(new ListWrite("l", "b", 0, 10, "another rule"), 999))
                .isTrue();
        assertThat(gate.lets(entry("c", 10), 999)).isFalse();
        assertThat(gate.heldBack()).isEqualTo(2);
        assertThat(gate.lets(entry("c", 10), 1_000)).isTrue();
    }

    private static ListWrite entry(String text, long untilMillis) {
        return new ListWrite("l", text, 0, untilMillis, "r");
    }
}
