package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PairedDecisionsTest {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void asManyDecisionsAsMeetExpectationsInTheirOrderAreWrittenAsTheyAreExpected(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Node.Fields> expected = some(random, false);
        List<Node.Fields> found = some(random, true);
        List<String> written =
                expected.stream().map(one -> CaseDecision.text(one, keys(one))).toList();

        List<String> texts = PairedDecisions.texts(expected, written, found);

        assertThat(texts).hasSameSizeAs(found);
        assertThat(mostInOrder(
                        written.size(), texts.size(), (i, j) -> written.get(i).equals(texts.get(j))))
                .isGreaterThanOrEqualTo(mostInOrder(
                        expected.size(),
                        found.size(),
                        (i, j) -> written.get(i).equals(CaseDecision.text(found.get(j), keys(expected.get(i))))));
        assertThat(texts.equals(written))
                .isEqualTo(expected.size() == found.size()
                        && IntStream.range(0, found.size())
                                .allMatch(i ->
                                        written.get(i).equals(CaseDecision.text(found.get(i), keys(expected.get(i))))));
    }

    private static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static List<Node.Fields> some(SplittableRandom random, boolean isWhole) {
        return IntStream.range(0, random.nextInt(9))
                .mapToObj(i -> {
                    Map<String, Node> values = new LinkedHashMap<>();
                    for (String key : List.of("event", "outcome", "subject")) {
                        if (isWhole || random.nextInt(3) > 0) {
                            values.put(key, new Node.Text(key + random.nextInt(2), NOWHERE));
                        }
                    }
                    return new Node.Fields(values, NOWHERE);
                })
                .toList();
    }

    private static Set<String> keys(Node.Fields expected) {
        return expected.values().keySet();
    }

    private interface Meeting {
        boolean holds(int expected, int found);
    }

    /** Returns how many of the first can be set against one of the second each, so that none cross, by trying all. */
    private static int mostInOrder(int first, int second, Meeting meets) {
        if (first == 0 || second == 0) {
            return 0;
        }
        int without = Math.max(mostInOrder(first - 1, second, meets), mostInOrder(first, second - 1, meets));
        return meets.holds(first - 1, second - 1)
                ? Math.max(without, 1 + mostInOrder(first - 1, second - 1, meets))
                : without;
    }
}
