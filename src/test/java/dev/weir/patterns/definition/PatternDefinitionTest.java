package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
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

    private static String idOf(int number, String text, EventType type) {
        Set<EventType> on = new HashSet<>(List.of(EventType.INVENTORY, EventType.CLICK));
        Map<EventType, Condition> where = new HashMap<>();
        where.put(type, new Condition(number, text, false));
        Stage stage = new Stage.Single("a", Next.RELAXED, Repetition.ONCE, on, where, Optional.empty(), false, 0);
        return Letters.of(stage).definition().id();
    }
}
