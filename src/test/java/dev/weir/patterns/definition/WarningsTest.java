package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.group;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.optional;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.CompiledPattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken and may well not be meant is said, with its place. */
final class WarningsTest {

    static Stream<Arguments> warned() {
        Repetition greedy = new Repetition(1, 3, false, true, Inner.RELAXED, 0);
        Repetition inARow = new Repetition(1, 3, false, true, Inner.CONSECUTIVE, 0);
        Repetition timed = new Repetition(1, 3, false, false, Inner.RELAXED, 5);
        return Stream.of(
                Arguments.of(
                        Letters.of(stage("a"), stage("b"))
                                .after(new AfterMatch.Ordered(new AfterMatch.SkipPastLastEvent())),
                        "[] a match waits until every one that began before it is over"),
                Arguments.of(Letters.of(stage("a"), stage("b")).inEventTime(), "[] late and by itself"),
                Arguments.of(
                        Letters.of(stage("a"), within(5, stage("b", Next.RELAXED, times(2, 2))))
                                .within(0),
                        "[1] give the pattern a `within`"),
                Arguments.of(Letters.of(stage("a"), stage("b", Next.RELAXED, greedy)), "[1] `greedy` says nothing"),
                Arguments.of(
                        Letters.of(stage("a", Next.RELAXED, inARow), stage("b")), "[0] `greedy` and `consecutive`"),
                Arguments.of(
                        Letters.of(stage("a"), not("b"), stage("c", Next.RELAXED, optional())),
                        "[1] may be left out, and then the pattern is complete before it"),
                Arguments.of(
                        Letters.of(group(times(2, 2), stage("a", Next.RELAXED, timed)), stage("b")),
                        "[0, 0] tells one round from the next"),
                Arguments.of(Letters.of(group(times(1, 2), stage("a")), stage("b")), "[0] may take a later event"),
                Arguments.of(
                        Letters.of(group(times(2, 2), stage("a")), not("b"), stage("c")),
                        "[1] between some of its rounds"),
                Arguments.of(
                        Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)), not("b", Next.STRICT, 0), stage("c")),
                        "[1] let their conditions exclude each other"),
                Arguments.of(
                        Letters.of(group(Repetition.ONCE, stage("a"), stage("b", Next.RELAXED, optional())), not("c")),
                        "[1] fits both it and this `not` ends the match"),
                Arguments.of(
                        Letters.of(stage("a", Next.RELAXED, many(Inner.CONSECUTIVE)), not("b", Next.RELAXED, 3)),
                        "[1] the `consecutive` repetition before it is over"),
                Arguments.of(
                        Letters.of(group(times(2, 2), stage("a", Next.RELAXED, many(Inner.CONSECUTIVE))), stage("b")),
                        "[0, 0] are those of the group"),
                Arguments.of(
                        Letters.of(group(times(2, 2), group(optional(), stage("a")), stage("b")), stage("c")),
                        "[0, 0] follows strictly"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("warned")
    void isWarnedOfWithItsPlace(Letters letters, String warning) throws PatternException {
        String place = warning.substring(0, warning.indexOf(']') + 1);
        assertThat(CompiledPattern.of(letters.definition()).warnings()).anySatisfy(found -> {
            assertThat(found.stage()).hasToString(place);
            assertThat(found.message()).contains(warning.substring(place.length() + 1));
        });
    }

    @Test
    void ofWhatSkipsAtOnceAndOfAnAbsenceNothingIsSaid() throws PatternException {
        Letters skipping = Letters.of(stage("a"), stage("b")).after(new AfterMatch.SkipPastLastEvent());
        assertThat(CompiledPattern.of(skipping.definition()).warnings()).isEmpty();
        Letters absence = Letters.of(stage("a"), not("b")).inEventTime();
        assertThat(CompiledPattern.of(absence.definition()).warnings()).isEmpty();
    }
}
