package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which events a pattern has to see while nothing of it is open. */
final class InterestTest {
    private static final Condition BACK = new Condition(1, "b", true);

    @Test
    void aPatternThatDecidesAtOnceAsksOnlyWhetherItBegins() {
        Interest interest = interest(Letters.of(stage("a"), stage("b")));

        assertThat(interest.asked()).extracting(Condition::text).containsExactly("a");
        assertThat(interest.otherwise()).isFalse();
        assertThat(Interest.of(Letters.of(stage("a"), stage("b")).definition(), EventType.TRANSACTION)
                        .asked())
                .isEmpty();
    }

    @Test
    void aStageWithoutAConditionTakesEveryEventOfItsTypes() {
        assertThat(interest(Letters.of(clicks("a", Optional.empty()), stage("b")))
                        .otherwise())
                .isTrue();
        assertThat(Interest.of(
                                Letters.of(clicks("a", Optional.empty()), stage("b"))
                                        .definition(),
                                EventType.TRANSACTION)
                        .otherwise())
                .isFalse();
    }

    @Test
    void aPatternThatWaitsForTimeAsksWhetherAnyStageMayTakeIt() {
        Interest absence = interest(Letters.of(stage("a"), not("b")));
        Interest inOrder = interest(Letters.of(stage("a"), stage("b")).inEventTime());

        assertThat(absence.asked()).extracting(Condition::text).containsExactly("a", "b");
        assertThat(absence.otherwise()).isFalse();
        assertThat(inOrder.asked()).extracting(Condition::text).containsExactly("a", "b");
    }

    @Test
    void aConditionThatLooksBackMayHoldOnceThereIsAMatch() {
        Stage.Single back = clicks("b", Optional.of(BACK));

        assertThat(interest(Letters.of(stage("a"), back).inEventTime()).otherwise())
                .isTrue();
        assertThat(interest(Letters.of(stage("a"), back)).otherwise()).isFalse();
        assertThat(interest(Letters.of(clicks("b", Optional.of(BACK)), stage("c")))
                        .asked())
                .as("of the first it is asked, and fails")
                .containsExactly(BACK);
    }

    @Test
    void whatEndsARepetitionIsSeenToo() {
        Stage.Single ended = until("c", stage("b", Next.RELAXED, many(Inner.RELAXED)));

        Interest later = interest(Letters.of(stage("a"), ended, stage("d")).inEventTime());
        assertThat(later.asked()).extracting(Condition::text).containsExactly("a", "b", "c", "d");
        assertThat(later.otherwise()).isFalse();
        assertThat(interest(Letters.of(ended, stage("d"))).asked())
                .extracting(Condition::text)
                .containsExactly("b");
    }

    @Test
    void whereNothingMayComeBetweenEveryEventOfItsTypesIsSeen() {
        Letters strict = Letters.of(stage("a"), stage("b", Next.STRICT, Repetition.ONCE));

        assertThat(interest(strict.inEventTime()).otherwise()).isTrue();
        assertThat(Interest.of(strict.definition(), EventType.TRANSACTION).otherwise())
                .isFalse();
    }

    private static Interest interest(Letters letters) {
        return Interest.of(letters.definition(), EventType.CLICK);
    }

    private static Stage.Single clicks(String name, Optional<Condition> where) {
        return new Stage.Single(
                name,
                Next.RELAXED,
                Repetition.ONCE,
                Set.of(EventType.CLICK),
                where.map(condition -> Map.of(EventType.CLICK, condition)).orElse(Map.of()),
                Optional.empty(),
                false,
                0);
    }
}
