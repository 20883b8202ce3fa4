package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PatternDefinitionTest {

    @Test
    void theIdIsTheSameInEveryReleaseAndJvm() {
        assertThat(Letters.of(stage("a"), stage("b")).definition().id()).isEqualTo("64f291b1d516e314");
    }

    @Test
    void whateverIsPartOfThePatternIsPartOfItsId() {
        Stage.Single b = stage("b");
        Stream<PatternDefinition> different = Stream.of(
                Letters.of(stage("a"), b).definition(),
                Letters.of(b, stage("a")).definition(),
                Letters.of(stage("a"), not("b")).definition(),
                Letters.of(stage("a"), stage("b", Next.STRICT, Repetition.ONCE)).definition(),
                Letters.of(stage("a"), stage("b", Next.RELAXED, Letters.times(1, 2)))
                        .definition(),
                Letters.of(stage("a"), stage("b", Next.RELAXED, Letters.optional()))
                        .definition(),
                Letters.of(stage("a"), within(3, b)).definition(),
                Letters.of(stage("a"), Letters.until("c", b)).definition(),
                Letters.of(stage("a"), Letters.group(Repetition.ONCE, b)).definition(),
                Letters.of(stage("a"), b).within(11).definition(),
                Letters.of(stage("a"), b).inEventTime().definition(),
                Letters.of(stage("a"), b).maxOpen(5).definition(),
                Letters.of(stage("a"), b).after(new AfterMatch.SkipToNext()).definition(),
                Letters.of(stage("a"), b)
                        .after(new AfterMatch.SkipPastLastEvent())
                        .definition(),
                Letters.of(stage("a"), b).after(new AfterMatch.SkipToFirst("b")).definition(),
                Letters.of(stage("a"), b).after(new AfterMatch.SkipToLast("b")).definition(),
                Letters.of(stage("a"), b).after(new AfterMatch.SkipToLast("a")).definition());
        assertThat(different.map(PatternDefinition::id)).doesNotHaveDuplicates();
    }

    @Test
    void aConditionCountsByItsTextAndNotByItsNumber() {
        assertThat(idOf(1, "x > 1", EventType.CLICK)).isEqualTo(idOf(2, "x > 1", EventType.CLICK));
        assertThat(idOf(1, "x > 1", EventType.CLICK)).isNotEqualTo(idOf(1, "x > 2", EventType.CLICK));
        assertThat(idOf(1, "x > 1", EventType.CLICK)).isNotEqualTo(idOf(1, "x > 1", EventType.INVENTORY));
    }

    @Test
    void aPatternHasAKeyStagesAndRoomForAMatch() {
        List<String> by = List.of("cardId");
        List<Stage> stages = List.of(stage("a"));

        assertThat(pattern(by, stages, 0, 1).maxOpen()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> pattern(List.of(), stages, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> pattern(by, List.of(), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> pattern(by, stages, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> pattern(by, stages, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Letters.group(Repetition.ONCE));
    }

    private static PatternDefinition pattern(List<String> by, List<Stage> stages, long withinMillis, int maxOpen) {
        return new PatternDefinition(by, stages, withinMillis, new AfterMatch.NoSkip(), Order.ARRIVAL, maxOpen);
    }

    @Test
    void aStepHappensAtLeastOnceAndAtMostAsOftenAsItMay() {
        assertThat(repeated(1, 1, 0).isRepeated()).isFalse();
        assertThat(repeated(1, 2, 0).isRepeated()).isTrue();
        assertThat(repeated(2, 2, 1).isUnbounded()).isFalse();
        assertThat(repeated(2, Repetition.UNBOUNDED, 0).isUnbounded()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> repeated(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> repeated(2, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> repeated(1, 1, -1));
    }

    private static Repetition repeated(int least, int most, long withinMillis) {
        return new Repetition(least, most, false, false, Stage.Inner.RELAXED, withinMillis);
    }

    @Test
    void onlyWhatSkipsCanWaitForThoseBeforeIt() {
        AfterMatch last = new AfterMatch.SkipToLast("b");

        assertThat(new AfterMatch.Ordered(last).stageSkippedTo()).contains("b");
        assertThat(last.stageSkippedTo()).contains("b");
        assertThat(new AfterMatch.SkipToFirst("a").stageSkippedTo()).contains("a");
        assertThat(new AfterMatch.SkipToNext().stageSkippedTo()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new AfterMatch.Ordered(new AfterMatch.NoSkip()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AfterMatch.Ordered(new AfterMatch.Ordered(last)));
    }

    @Test
    void aPatternLastsAsLongAsItSaysOrAsItsStagesTogether() {
        assertThat(Letters.of(stage("a"), within(3, stage("b")))
                        .within(11)
                        .definition()
                        .spanMillis())
                .isEqualTo(11);
        assertThat(Letters.of(within(3, stage("a")), within(3, stage("b", Next.RELAXED, Letters.times(2, 4))))
                        .within(0)
                        .definition()
                        .spanMillis())
                .isEqualTo(15);
        assertThat(Letters.of(Letters.group(Letters.times(1, 3), within(3, stage("a")), within(3, stage("b"))))
                        .within(0)
                        .definition()
                        .spanMillis())
                .isEqualTo(18);
    }

    private static String idOf(int number, String text, EventType type) {
        Set<EventType> on = new HashSet<>(List.of(EventType.INVENTORY, EventType.CLICK));
        Map<EventType, Condition> where = new HashMap<>();
        where.put(type, new Condition(number, text, false));
        Stage stage = new Stage.Single("a", Next.RELAXED, Repetition.ONCE, on, where, Optional.empty(), false, 0);
        return Letters.of(stage).definition().id();
    }
}
