package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The rules of {@code rules/} on payments with labels. Each run writes its table to {@code target/library}; those in {@code
 * rules/README.md} are from there.
 */
final class LibraryTest {
    /** Of so many hits a precision can be said. */
    private static final int ENOUGH = 50;

    /** A rule that people have to answer to is at least so many times better than chance. */
    private static final double BETTER_THAN_CHANCE = 5;

    /** So much of what is blocked is fraud, says {@code rules/README.md}, at the lower end of what chance may have done. */
    static final double PROMISED = 0.9;

    @Test
    void onSparkovWhatIsFlaggedIsWorthALook() throws IOException {
        LibraryRun run = new LibraryRun("sparkov", Sparkov.CONFIG, "2021-03-01");
        run.play(Sparkov.labelled());

        assertThat(run.payments()).isEqualTo(Sparkov.TRANSACTIONS);
        assertThat(run.errors()).isZero();
        assertThat(guessing(run.heldOut())).isEmpty();
        assertThat(run.heldOut().right(Figures.LIBRARY + "BLOCK").interval().low())
                .isGreaterThanOrEqualTo(PROMISED);
    }

    /** Half a million payments take a minute or two. */
    @Test
    @EnabledIfSystemProperty(named = "weir.bench", matches = "library")
    void onTheHandbookWhatIsFlaggedIsWorthALook() throws IOException {
        LibraryRun run = new LibraryRun("fraud-handbook", FraudHandbook.CONFIG, "2018-05-01");
        run.play(FraudHandbook.labelled());

        assertThat(run.errors()).isZero();
        assertThat(guessing(run.heldOut())).isEmpty();
        // Too few are blocked to prove the promise here, all of them rightly; they may not speak against it.
        assertThat(run.heldOut().right(Figures.LIBRARY + "BLOCK").interval().high())
                .isGreaterThanOrEqualTo(PROMISED);
    }

    /** The rules in force that are hardly better than a die. */
    private static List<String> guessing(Figures figures) {
        return figures.names().stream()
                .filter(name -> !name.endsWith(Figures.SHADOW))
                .filter(name -> figures.hits(name) >= ENOUGH)
                .filter(name -> figures.precision(name) < BETTER_THAN_CHANCE * figures.baseRate())
                .toList();
    }
}
