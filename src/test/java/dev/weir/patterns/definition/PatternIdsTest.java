package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Open matches are stored under the id of their pattern: an id that another release computes otherwise loses them. */
final class PatternIdsTest {
    private static final Condition LOOKING_BACK = new Condition(3, "transaction.amount > a.amount", true);
    private static final Condition PLAIN = new Condition(4, "click.type == \"VIEW\"", false);

    private static final Stage.Single OF_TWO_TYPES = new Stage.Single(
            "b",
            Next.STRICT,
            new Repetition(2, 5, true, true, Inner.COMBINATIONS, 7),
            Set.of(EventType.TRANSACTION, EventType.CLICK),
            Map.of(EventType.TRANSACTION, LOOKING_BACK),
            Optional.of(PLAIN),
            false,
            9);

    @Test
    void theIdOfAPatternWithAllThatAPatternMayHaveIsAContract() {
        Stage.Group group = new Stage.Group(
                Next.ANY,
                new Repetition(1, 3, false, false, Inner.CONSECUTIVE, 0),
                List.of(OF_TWO_TYPES, not("c", Next.RELAXED, 4)),
                Optional.of(LOOKING_BACK));

        assertThat(pattern(new AfterMatch.Ordered(new AfterMatch.SkipToLast("b")), stage("a"), group))
                .isEqualTo("4eb54a763e4b8916");
    }

    @Test
    void theIdsOfAllWaysToSkipAreAContract() {
        assertThat(Stream.of(
                                new AfterMatch.SkipToFirst("b"),
                                new AfterMatch.SkipToLast("b"),
                                new AfterMatch.SkipToNext(),
                                new AfterMatch.SkipPastLastEvent(),
                                new AfterMatch.NoSkip())
                        .map(afterMatch -> pattern(afterMatch, stage("a"), OF_TWO_TYPES)))
                .containsExactly(
                        "f08b321d97774563",
                        "4673551b54de2648",
                        "2452e2171db9896b",
                        "f0fa1722d85ecce2",
                        "72ec04e07801ee0a");
    }

    @Test
    void theIdOfABeginningIsAContractAndSaysAllThatTheyShare() {
        PatternDefinition two = Letters.of(stage("a"), OF_TWO_TYPES).definition();

        assertThat(two.beginningId(9)).isEqualTo("ed33c14b6141f777");
        assertThat(two.beginningId(8)).isNotEqualTo("ed33c14b6141f777");
        assertThat(Letters.of(within(3, stage("a")), OF_TWO_TYPES).definition().beginningId(9))
                .isEqualTo("ed33c14b6141f777");
        assertThat(Letters.of(OF_TWO_TYPES, stage("a")).definition().beginningId(9))
                .isEqualTo("bc571af793e8d6c8");
        assertThat(Letters.of(stage("a"), stage("b")).definition().beginningId(9))
                .isNotEqualTo("ed33c14b6141f777");
        assertThat(Letters.of(stage("a"), OF_TWO_TYPES).within(11).definition().beginningId(9))
                .isNotEqualTo("ed33c14b6141f777");
        assertThat(Letters.of(stage("a"), OF_TWO_TYPES).maxOpen(9).definition().beginningId(9))
                .isNotEqualTo("ed33c14b6141f777");
    }

    private static String pattern(AfterMatch afterMatch, Stage... stages) {
        return new PatternDefinition(
                        List.of("cardId", "ip"), List.of(stages), 3_600_000, afterMatch, Order.EVENT_TIME, 77)
                .id();
    }
}
