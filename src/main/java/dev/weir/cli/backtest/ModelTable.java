package dev.weir.cli.backtest;

import dev.weir.backtest.model.ModelResult;
import dev.weir.backtest.model.ScoreFigures;
import dev.weir.cli.terminal.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of models in a backtest, for people at a terminal. */
final class ModelTable {
    private static final String UNKNOWN = "–";

    /** An error of a figure smaller than half of its last digit is not worth a word. */
    private static final double EXACT = 0.0005;

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
            String name = model.model() + (model.challenger() ? ", challenger" : "");
            String versions = model.versions() == 0 ? UNKNOWN : whole(model.versions());
            rows.add(row(name, versions, model.all()));
            rows.add(row("  cards not known", "", model.unknownCards()));
        }
        output.line("");
        output.table(rows);
        for (ModelResult model : models) {
            if (model.unscored() > 0) {
                output.line(model.model() + (model.challenger() ? ", challenger," : "") + " gave no score to "
                        + whole(model.unscored()) + " payments");
            }
        }
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
