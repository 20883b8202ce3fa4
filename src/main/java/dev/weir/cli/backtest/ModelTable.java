package dev.weir.cli.backtest;

import dev.weir.backtest.model.ModelResult;
import dev.weir.backtest.model.ModelVersion;
import dev.weir.backtest.model.ScoreFigures;
import dev.weir.cli.terminal.Output;
import dev.weir.models.measure.Ranking;
import dev.weir.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of models in a backtest, for people at a terminal. */
final class ModelTable {
    private static final String UNKNOWN = "–";

    /** An error of a figure smaller than half of its last digit is not worth a word. */
    private static final double EXACT = 0.0005;

    /** How many versions of a model are shown, the latest. */
    private static final int MOST_VERSIONS = 20;

    private ModelTable() {}

    /** Prints a table, unless there are no models. */
    static void print(List<ModelResult> models, Output output) {
        if (models.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "model",
                "versions",
                "payments",
                "frauds",
                "AUC",
                "average precision",
                ScoreFigures.CARDS + " cards a day",
                "expected frauds",
                "log loss"));
        for (ModelResult model : models) {
            String versions = model.versions() == 0 ? UNKNOWN : whole(model.versions());
            rows.add(row(name(model), versions, model.all()));
            rows.add(row("  cards not known", "", model.unknownCards()));
        }
        output.line("");
        output.table(rows);
        printVersions(models, output);
        for (ModelResult model : models) {
            if (model.unscored() > 0) {
                output.line(model.model() + (model.challenger() ? ", challenger," : "") + " gave no score to "
                        + whole(model.unscored()) + " " + Counted.noun(model.unscored(), "payment"));
            }
        }
    }

    private static void printVersions(List<ModelResult> models, Output output) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "from", "payments", "frauds", "AUC", "average precision"));
        for (ModelResult model : models) {
            List<ModelVersion> all = model.byVersion();
            for (ModelVersion one : all.subList(Math.max(0, all.size() - MOST_VERSIONS), all.size())) {
                rows.add(row(model, one));
            }
        }
        if (rows.size() == 1) {
            return;
        }
        output.line("");
        output.table(rows);
        for (ModelResult model : models) {
            if (model.byVersion().size() > MOST_VERSIONS) {
                output.line("of " + name(model) + " these are the latest versions; --json has more");
            }
        }
    }

    private static List<String> row(ModelResult model, ModelVersion one) {
        Ranking ranking = one.ranking();
        return List.of(
                name(model) + " " + one.version(),
                one.from().toString(),
                whole(ranking.positives() + ranking.negatives()),
                whole(ranking.positives()),
                figure(ranking.auc(), ranking.aucError()),
                figure(ranking.averagePrecision(), ranking.averagePrecisionError()));
    }

    private static String name(ModelResult model) {
        return model.model() + (model.challenger() ? ", challenger" : "");
    }

    private static List<String> row(String name, String versions, ScoreFigures figures) {
        return List.of(
                name,
                versions,
                whole(figures.ranking().positives() + figures.ranking().negatives()),
                whole(figures.ranking().positives()),
                figure(figures.ranking().auc(), figures.ranking().aucError()),
                figure(figures.ranking().averagePrecision(), figures.ranking().averagePrecisionError()),
                figure(figures.cardPrecision(), 0),
                String.format(Locale.ROOT, "%,.0f", figures.expected()),
                Double.isNaN(figures.logLoss()) ? UNKNOWN : String.format(Locale.ROOT, "%.4f", figures.logLoss()));
    }

    private static String figure(double value, double error) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        String text = String.format(Locale.ROOT, "%.3f", value);
        return error < EXACT ? text : text + String.format(Locale.ROOT, " ± %.3f", error);
    }

    private static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
