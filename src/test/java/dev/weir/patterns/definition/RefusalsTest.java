package dev.weir.patterns.definition;

import static dev.weir.patterns.Letters.greedy;
import static dev.weir.patterns.Letters.group;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.optional;
import static dev.weir.patterns.Letters.stage;
import static dev.weir.patterns.Letters.times;
import static dev.weir.patterns.Letters.until;
import static dev.weir.patterns.Letters.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.CompiledPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be run is refused with its place, and in words that say what to write instead. */
final class RefusalsTest {

    static List<Arguments> refused() {
        Stage a = stage("a");
        Stage b = stage("b");
        Stage optionalA = stage("a", Next.RELAXED, optional());
        return List.of(
                Arguments.of(Letters.of(not("a"), b), "[0] does not begin with `not`"),
                Arguments.of(Letters.of(group(Repetition.ONCE, not("a"), b)), "[0, 0] a group does not begin"),
                Arguments.of(Letters.of(stage("a", Next.STRICT, Repetition.ONCE)), "[0] leave it out"),
                Arguments.of(
                        Letters.of(a, group(Repetition.ONCE, stage("b", Next.ANY, Repetition.ONCE))),
                        "[1, 0] give it to the group"),
                Arguments.of(Letters.of(within(5, stage("a")), b), "[0] since the stage before, and there is none"),
                Arguments.of(Letters.of(optionalA, not("b"), stage("c")), "[1] cannot follow an optional stage"),
                Arguments.of(
                        Letters.of(a, stage("b", Next.RELAXED, greedy()), stage("c", Next.RELAXED, optional())),
                        "[2] cannot follow a greedy one"),
                Arguments.of(Letters.of(a, not("b"), not("c", Next.STRICT, 0), stage("d")), "[2] swap the two"),
                Arguments.of(Letters.of(a, not("b"), not("c")), "[2] joined by ||"),
                Arguments.of(Letters.of(a, not("b", Next.ANY, 0), stage("c")), "[1] relaxed or strict"),
                Arguments.of(
                        Letters.of(a, group(Repetition.ONCE, b, not("c")), stage("d")), "[1, 1] move the stage out"),
                Arguments.of(
                        Letters.of(a, group(many(Inner.RELAXED), stage("b", Next.RELAXED, optional()))),
                        "[1] make the group optional"),
                Arguments.of(Letters.of(optionalA), "[] a stage that is not optional"),
                Arguments.of(Letters.of(a, group(greedy(), b)), "[1] cannot be `greedy`"),
                Arguments.of(
                        Letters.of(a, stage("b", Next.RELAXED, new Repetition(1, 1, false, true, Inner.RELAXED, 0))),
                        "[1] `greedy` is for a stage that is repeated"),
                Arguments.of(
                        Letters.of(
                                a, stage("b", Next.RELAXED, new Repetition(1, 3, false, true, Inner.COMBINATIONS, 0))),
                        "[1] leave out one or the other"),
                Arguments.of(
                        Letters.of(
                                a, stage("b", Next.RELAXED, new Repetition(1, 1, false, false, Inner.CONSECUTIVE, 0))),
                        "[1] for a stage that is repeated"),
                Arguments.of(Letters.of(a, until("c", stage("b", Next.RELAXED, times(2, 3)))), "[1] `times: 1+`"),
                Arguments.of(
                        Letters.of(a, group(new Repetition(2, 2, false, false, Inner.RELAXED, 5), b)),
                        "[1] `timesWithin` is for a single stage"),
                Arguments.of(
                        Letters.of(a, stage("b", Next.RELAXED, new Repetition(1, 1, false, false, Inner.RELAXED, 5))),
                        "[1] `timesWithin` is for a stage that is repeated"),
                Arguments.of(
                        Letters.of(a, stage("b", Next.RELAXED, new Repetition(2, 2, false, false, Inner.RELAXED, 50))),
                        "[1] `timesWithin` is at most"),
                Arguments.of(Letters.of(a, within(50, stage("b"))), "[1] at most that of the pattern"),
                Arguments.of(Letters.of(a, group(Repetition.ONCE, b, stage("a"))), "[1, 1] another stage 'a'"),
                Arguments.of(Letters.of(a, stage("b", Next.RELAXED, times(101, 101))), "[1] at most 100"),
                Arguments.of(Letters.of(a, not("b")).within(0), "[1] needs `within`"),
                Arguments.of(Letters.of(a, b).within(0), "[] needs an end in time: give it a `within`"),
                Arguments.of(
                        Letters.of(stage("a", Next.RELAXED, many(Inner.RELAXED)))
                                .within(0),
                        "[] needs an end in time"),
                Arguments.of(
                        Letters.of(a, b).after(new AfterMatch.SkipToFirst("c")), "[] skips to 'c', which is no stage"),
                Arguments.of(
                        Letters.of(a, not("b"), stage("c")).after(new AfterMatch.SkipToLast("b")),
                        "[] that happens, outside of groups"),
                Arguments.of(
                        Letters.of(a, group(times(100, 100), stage("b", Next.RELAXED, times(100, 100)))),
                        "[] smaller bounds"),
                Arguments.of(Letters.of(stages(65)), "[] at most 64"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void isRefusedWithItsPlace(Letters letters, String problem) {
        String place = problem.substring(0, problem.indexOf(']') + 1);
        String words = problem.substring(place.length() + 1);
        assertThat(problems(letters)).anySatisfy(found -> {
            assertThat(found.stage()).hasToString(place);
            assertThat(found.message()).contains(words);
        });
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(problems(Letters.of(not("a"), stage("a"), not("b")).within(0)))
                .hasSize(3);
    }

    @Test
    void stagesThatEachHaveAnEndAreAnEnd() {
        assertThat(problems(Letters.of(stage("a"), within(5, stage("b")), not("c", Next.RELAXED, 4))
                        .within(0)))
                .isEmpty();
    }

    @Test
    void anOptionalStageIsAnEndTogetherWithTheOneBehindIt() {
        Stage.Single optional = within(5, stage("b", Next.RELAXED, optional()));
        assertThat(problems(
                        Letters.of(stage("a"), optional, within(5, stage("c"))).within(0)))
                .isEmpty();
        assertThat(problems(Letters.of(stage("a"), optional, stage("c")).within(0)))
                .extracting(PatternException.Problem::message)
                .singleElement()
                .asString()
                .contains("[c]");
    }

    private static Stage[] stages(int count) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stages.add(within(1, stage("a")));
        }
        return stages.toArray(Stage[]::new);
    }

    private static List<PatternException.Problem> problems(Letters letters) {
        try {
            CompiledPattern.of(letters.definition());
            return List.of();
        } catch (PatternException refused) {
            return refused.problems();
        }
    }
}
