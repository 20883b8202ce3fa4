package dev.weir.rules.expression.eval;

import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Value;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.ListUse;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FuzzyMatchTest {
    private final Situation scenario = new Situation(transaction()).withList("names", "MARTHA", "Dwayne Smith");

    @Test
    void theMostSimilarEntryCountsWhateverItsCase() throws EvaluationException {
        assertThat(value("fuzzyMatch('names', 'marhta') == similarity('martha', 'marhta')", scenario))
                .isEqualTo(new Value.Bool(true));
        assertThat(value("fuzzyMatch('names', 'MARTHA')", scenario)).isEqualTo(new Value.Real(1));
        assertThat(value("fuzzyMatch('names', 'dwayne smith')", scenario)).isEqualTo(new Value.Real(1));
    }

    @Test
    void nothingIsLikeAnythingInAListThatIsNotThereAndWhatIsAbsentIsLikeNothing() throws EvaluationException {
        assertThat(value("fuzzyMatch('none', 'marhta')", scenario)).isEqualTo(new Value.Real(0));
        assertThat(value("fuzzyMatch('names', transaction.deviceId)", scenario)).isEqualTo(Value.absent());
    }

    @Test
    void aRuleSaysThatItAsksTheListForTexts() {
        assertThat(Rules.when("fuzzyMatch('names', transaction.cardId) > 0.9").lists())
                .containsEntry("names", ListUse.asTexts("when"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itIsTheGreatestOfAllSimilarities(long seed) throws EvaluationException {
        SplittableRandom random = new SplittableRandom(seed);
        String[] names = IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> name(random))
                .distinct()
                .toArray(String[]::new);
        String wanted = name(random);
        double naive = 0;
        for (String name : names) {
            naive = Math.max(naive, new JaroWinklerSimilarity().apply(name, wanted));
        }

        assertThat(value("fuzzyMatch('random', '" + wanted + "')", scenario.withList("random", names)))
                .isEqualTo(new Value.Real(naive));
    }

    private static String name(SplittableRandom random) {
        return random.ints(1 + random.nextInt(8), 'a', 'f')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void asManyEntriesAreComparedAsThereMayBeAndNotOneMore() throws EvaluationException {
        assertThat(value("fuzzyMatch('many', 'x')", scenario.withList("many", numbers(FuzzyMatch.MAX_ENTRIES))))
                .isEqualTo(new Value.Real(0));
        Situation more = scenario.withList("many", numbers(FuzzyMatch.MAX_ENTRIES + 1));
        assertThatThrownBy(() -> value("fuzzyMatch('many', 'x')", more))
                .hasMessageContaining("10001 entries, and 'fuzzyMatch' compares at most 10000");
    }

    @Test
    void comparingTakesSteps() {
        Situation many = scenario.withList("many", numbers(FuzzyMatch.MAX_ENTRIES));

        assertThatThrownBy(() -> value("fuzzyMatch('many', '" + "x".repeat(100) + "')", many))
                .hasMessageContaining("this takes more steps than there are");
    }

    private static ListEntries numbers(int count) {
        List<String> numbers =
                IntStream.range(0, count).mapToObj(Integer::toString).toList();
        return ListEntries.of(numbers);
    }
}
