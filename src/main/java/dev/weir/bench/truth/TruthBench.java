package dev.weir.bench.truth;

import dev.weir.backtest.model.ModelResult;
import dev.weir.backtest.model.ScoreFigures;
import dev.weir.bench.run.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints how good models are that the job trains, on public data, beside the goals. */
public final class TruthBench {
    private static final double AUC = 0.865;
    private static final double AVERAGE_PRECISION = 0.58;
    private static final double CARD_PRECISION = 0.28;
    private static final double RIVERS_ACCURACY = 0.887;
    private static final double A_POINT = 0.01;

    private TruthBench() {}

    /**
     * Runs it over what there is in the folder of public data.
     *
     * @throws IllegalStateException if a figure misses its goal
     */
    public static void run(Path data, Consumer<String> console) throws Exception {
        console.accept(Machine.shown());
        List<Goal> goals = new ArrayList<>();
        if (HandbookTruth.isThere(data)) {
            goals.addAll(ofHandbook(HandbookTruth.WEEK.play(data), console));
        } else {
            console.accept(
                    "the payments of the handbook are not in " + data + "; -Dweir.data=FOLDER says where they are");
        }
        if (PhishingTruth.isThere(data)) {
            goals.add(ofPhishing(data));
        } else {
            console.accept("the phishing data set is not in " + data + "; -Dweir.data=FOLDER says where it is");
        }
        tell(goals, console);
    }

    /** Returns the figures over the payments of cards whose fraud was not known yet, as the handbook measures. */
    static List<Goal> ofHandbook(ModelResult result, Consumer<String> console) {
        ScoreFigures figures = result.unknownCards();
        console.accept("handbook: " + result.scored() + " payments scored by " + result.versions() + " versions");
        return List.of(
                new Goal("handbook", "AUC", figures.ranking().auc(), AUC, "0.871, published, in batch"),
                new Goal(
                        "handbook",
                        "average precision",
                        figures.ranking().averagePrecision(),
                        AVERAGE_PRECISION,
                        "0.606"),
                new Goal("handbook", "card precision at 100", figures.cardPrecision(), CARD_PRECISION, "0.291"));
    }

    static Goal ofPhishing(Path data) throws Exception {
        double accuracy = PhishingTruth.accuracy(data);
        return new Goal("phishing", "accuracy", accuracy, RIVERS_ACCURACY - A_POINT, "0.887, River");
    }

    static void tell(List<Goal> goals, Consumer<String> console) {
        console.accept(Goal.heading());
        goals.forEach(goal -> console.accept(goal.line()));
        long missed = goals.stream().filter(goal -> !goal.isReached()).count();
        if (missed > 0) {
            throw new IllegalStateException(missed + " of " + goals.size() + " goals are missed");
        }
    }
}
