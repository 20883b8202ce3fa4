package dev.weir.patterns.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.patterns.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the conditions of a pattern are evaluated for one event. */
final class CurrentEventTest {
    private static final Event EVENT =
            new Sample(1, EventType.CLICK, 1, 1, 1_000).occurrence().event();

    private final CurrentEvent atHand = new CurrentEvent();
    private final List<Integer> evaluated = new ArrayList<>();

    @Test
    void eachConditionIsEvaluatedOnceForAnEventHoweverManyThereAre() {
        take();

        for (int number : new int[] {0, 63, 64, 127, 200, 64, 0, 63, 127, 200}) {
            assertThat(atHand.holds(number, false, null)).as("%d", number).isEqualTo(number % 2 == 0);
        }
        assertThat(evaluated).containsExactly(0, 63, 64, 127, 200);
    }

    @Test
    void aConditionIsEvaluatedAgainForTheNextEventAndIfItLooksBack() {
        take();
        atHand.holds(70, false, null);
        atHand.holds(70, true, null);
        take();
        atHand.holds(70, false, null);

        assertThat(evaluated).containsExactly(70, 70, 70);
    }

    private void take() {
        atHand.take(EVENT, 1, (number, soFar) -> {
            evaluated.add(number);
            return number % 2 == 0;
        });
    }
}
