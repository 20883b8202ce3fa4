package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What {@code rules/README.md} promises of the rules that block, by seeds that nothing was chosen by: where nearly every
 * customer is taken within three months, as in Sparkov's recorded set, and where one of five is.
 */
final class LibrarySeedsTest {
    private static final String BLOCKED = Figures.LIBRARY + "BLOCK";

    /** Thresholds were chosen by the first two months of the recorded set and of the draws 1 to 6. */
    private static final int FIRST_SEED = 101;

    private static final int SEEDS = "library".equals(System.getProperty("weir.bench")) ? 20 : 5;

    private static SparkovDraws draws;

    @BeforeAll
    static void learn() throws IOException {
        LibraryRun.begin("sparkov-seeds-all");
        LibraryRun.begin("sparkov-seeds-fifth");
        draws = new SparkovDraws();
    }

    /** Much as the recorded set, which {@link LibraryTest} plays each time. */
    @Test
    @EnabledIfSystemProperty(named = "weir.bench", matches = "library")
    void whoIsBlockedWhereNearlyEverybodyIsTakenOnceIsAThief() throws IOException {
        assertPromise("sparkov-seeds-all", 0.99);
    }

    @Test
    void whoIsBlockedWhereOneOfFiveIsTakenIsAThief() throws IOException {
        assertPromise("sparkov-seeds-fifth", 0.2);
    }

    @Test
    void theSameSeedDrawsTheSamePaymentsAndAnotherDoesNot() {
        List<String> drawn = ids(draws.draw(1, 0.99));
        assertThat(ids(draws.draw(1, 0.99))).isEqualTo(drawn);
        assertThat(ids(draws.draw(2, 0.99))).isNotEqualTo(drawn);
    }

    private static void assertPromise(String report, double taken) throws IOException {
        List<Figures> figures = IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .mapToObj(seed -> figures(draws.draw(seed, taken)))
                .toList();
        Proportion right = new Proportion();
        for (int i = 0; i < SEEDS; i++) {
            right.addAll(figures.get(i).right(BLOCKED), i + " ");
        }
        LibraryRun.write(report, table(figures, right));

        assertThat(right.all()).isGreaterThan(SEEDS);
        assertThat(right.interval().low()).isGreaterThanOrEqualTo(LibraryTest.PROMISED);
        // One draw is few payments: what it shows may not speak against the promise.
        assertThat(figures)
                .allSatisfy(one ->
                        assertThat(one.right(BLOCKED).interval().high()).isGreaterThanOrEqualTo(LibraryTest.PROMISED));
    }

    private static Figures figures(List<Labelled> payments) {
        EngineChain engine = new EngineChain(Wire.config(Sparkov.CONFIG)).with(RuleDocument.samples("BLOCK"));
        Figures figures = new Figures();
        for (Labelled payment : payments) {
            figures.payment(payment, engine.decide(payment.record()));
        }
        assertThat(engine.errors()).isZero();
        return figures;
    }

    private static List<String> table(List<Figures> figures, Proportion right) {
        List<String> lines =
                new ArrayList<>(List.of("| seed | " + figures.get(0).head() + " | of |", "|---|---|---|---|---|---|"));
        for (int i = 0; i < figures.size(); i++) {
            Figures one = figures.get(i);
            lines.add("| " + (FIRST_SEED + i) + " | " + one.line(BLOCKED) + " | " + one.size() + " |");
        }
        lines.add(String.format(
                Locale.ROOT,
                "| all | %,d | | %.1f %% (%s), by seed %.1f to %.1f %% | | |",
                right.all(),
                100 * right.share(),
                right.interval(),
                100
                        * figures.stream()
                                .mapToDouble(one -> one.precision(BLOCKED))
                                .min()
                                .orElse(0),
                100
                        * figures.stream()
                                .mapToDouble(one -> one.precision(BLOCKED))
                                .max()
                                .orElse(0)));
        return lines;
    }

    private static List<String> ids(List<Labelled> payments) {
        return payments.stream()
                .map(payment -> payment.time() + " " + payment.customer() + " " + payment.fraud())
                .toList();
    }
}
