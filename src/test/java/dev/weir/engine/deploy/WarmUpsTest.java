package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.warm.WarmUp;
import dev.weir.engine.warm.WarmUps;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpsTest {
    private static final WarmUp HOUR = new WarmUp("sum of amounts", 3_600_000, 5);
    private static final WarmUp DAY = new WarmUp("sum of amounts", 86_400_000, 7);

    private final WarmUps warmUps = new WarmUps();

    @Test
    void whatTwoRulesKeepIsKeptUntilBothAreGone() {
        warmUps.add(List.of(HOUR, DAY));
        warmUps.add(List.of(HOUR));

        warmUps.remove(List.of(HOUR, DAY));
        assertThat(warmUps.of("sum of amounts")).containsExactly(HOUR);

        warmUps.remove(List.of(HOUR));
        assertThat(warmUps.of("sum of amounts")).isEmpty();
    }

    @Test
    void seriesAreKeptApart() {
        warmUps.add(List.of(HOUR));

        assertThat(warmUps.of("another")).isEmpty();
    }

    @Test
    void aRuleThatTakesThePlaceOfAnotherKeepsWhatItNeedsAndNoMore() {
        RulebookMemory memory = new RulebookMemory();
        memory.hold("a", new RulebookMemory.Held(1, "{}").knowing(List.of(HOUR, DAY)));

        memory.hold("a", new RulebookMemory.Held(2, "{}").knowing(List.of(DAY)));
        assertThat(memory.warmUps().of("sum of amounts")).containsExactly(DAY);

        assertThat(memory.drop("a")).isPresent();
        assertThat(memory.drop("a")).isEmpty();
        assertThat(memory.warmUps().of("sum of amounts")).isEmpty();
    }
}
