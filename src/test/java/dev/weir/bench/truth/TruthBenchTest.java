package dev.weir.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.backtest.model.ModelResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of truth over a few days: whether it trains, measures and compares. */
final class TruthBenchTest {
    private static final Path DATA = Path.of(System.getProperty("weir.data", "../shared/data"));

    @Test
    void aModelIsTrainedOnTheStreamAndMeasuredOnWhatComesAfter() throws Exception {
        assumeThat(HandbookTruth.isThere(DATA)).as("the handbook's payments").isTrue();
        List<String> printed = new ArrayList<>();

        ModelResult result = new HandbookTruth(
                        Instant.parse("2018-04-09T00:00:00Z"), Instant.parse("2018-04-10T00:00:00Z"))
                .play(DATA);

        assertThat(result.versions()).isPositive();
        assertThat(result.scored()).isGreaterThan(9_000);
        assertThat(result.unknownCards().ranking().auc()).isBetween(0.5, 1.0);
        assertThat(TruthBench.ofHandbook(result, printed::add)).hasSize(3);
        assertThat(printed).singleElement().asString().endsWith("versions");
    }

    @Test
    void theLearnerIsAsOftenRightAsRiversLogisticRegression() throws Exception {
        assumeThat(PhishingTruth.isThere(DATA)).as("the phishing data set").isTrue();

        assertThat(TruthBench.ofPhishing(DATA).line())
                .startsWith("phishing  accuracy")
                .contains("reached");
    }

    @Test
    void aMissedGoalFailsTheRunAfterAllFiguresArePrinted() {
        List<String> printed = new ArrayList<>();
        List<Goal> goals = List.of(
                new Goal("some", "AUC", 0.9, 0.9, "–"),
                new Goal("some", "recall", 0.5, 0.9, "–"),
                new Goal("some", "precision", Double.NaN, 0.9, "–"));

        assertThatThrownBy(() -> TruthBench.tell(goals, printed::add)).hasMessage("2 of 3 goals are missed");
        assertThat(printed).hasSize(4);
        assertThat(printed.get(1)).contains("reached");
        assertThat(printed.get(2)).contains("missed");
    }

    @Test
    void whereThereIsNoDataItSaysSo(@TempDir Path empty) throws Exception {
        List<String> printed = new ArrayList<>();

        TruthBench.run(empty, printed::add);

        assertThat(printed)
                .filteredOn(line -> line.contains("-Dweir.data=FOLDER"))
                .hasSize(2);
    }
}
