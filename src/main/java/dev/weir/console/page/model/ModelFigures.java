package dev.weir.console.page.model;

import static j2html.TagCreator.span;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.Measured;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Pieces;
import dev.weir.rules.model.ModelIds;
import j2html.tags.DomContent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the job measures of a model, as pages show it; what is not measured is a dash that says why. */
final class ModelFigures {
    private static final double PERMILLE = 1_000;
    private static final double PERCENT = 100;
    /** From here on a distribution counts as another one. */
    private static final double MOVED = 0.25;

    private static final String INPUT = "input.";

    private final boolean isChallenger;
    private final Measured asked;
    private final Measured learned;
    private final String absent;

    /** Creates the figures of a model by its key: scores are measured by key, what labels say by the model's name. */
    ModelFigures(String key, JobFigures figures) {
        isChallenger = ModelIds.isChallenger(key);
        asked = figures.model(key);
        learned = isChallenger ? figures.model(ModelIds.modelOf(ModelIds.ofKey(key))) : asked;
        absent = figures.absent();
    }

    /** Returns the name of a measure of its scores by labels. */
    String ofScores(String measure) {
        return isChallenger
                ? "shadow" + measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1)
                : measure;
    }

    /** Returns a count since the job was started. */
    DomContent count(String name) {
        OptionalDouble value = asked.of(name);
        return value.isEmpty() ? dash() : span(Figures.count(Math.round(value.getAsDouble())));
    }

    /** Returns what labels say, with three digits. */
    DomContent decimal(String name) {
        OptionalDouble value = learned.of(name);
        return value.isEmpty() ? dash() : span(shown(value.getAsDouble()));
    }

    /** Returns median and 95th percentile of its scores. */
    DomContent scores() {
        OptionalDouble median = asked.of("scorePermille_median");
        OptionalDouble high = asked.of("scorePermille_p95");
        return median.isEmpty() || high.isEmpty()
                ? dash()
                : span(shown(median.getAsDouble() / PERMILLE) + " / " + shown(high.getAsDouble() / PERMILLE));
    }

    /** Returns how often it gave no score since it failed, or was slow. */
    DomContent failures() {
        OptionalDouble failed = asked.of("failed");
        OptionalDouble slow = asked.of("slow");
        if (failed.isEmpty() || slow.isEmpty()) {
            return dash();
        }
        double all = failed.getAsDouble() + slow.getAsDouble();
        return span(Figures.count(Math.round(all))).withClass(all > 0 ? "error" : "");
    }

    /** Returns {@code psi} or {@code absent} of the input where it is highest, with its name. */
    DomContent worst(String measure) {
        Optional<Map.Entry<String, Double>> worst = asked.values().entrySet().stream()
                .filter(one -> one.getKey().startsWith(INPUT) && one.getKey().endsWith("." + measure))
                .max(Map.Entry.comparingByValue());
        return worst.<DomContent>map(one -> {
                    String input =
                            one.getKey().substring(INPUT.length(), one.getKey().length() - measure.length() - 1);
                    return span(
                            span(value(measure, one.getValue()))
                                    .withClass(isBad(measure, one.getValue()) ? "error" : ""),
                            one.getValue() > 0 ? span(Pieces.said(" " + input)).withClass("soft") : span());
                })
                .orElseGet(this::dash);
    }

    /** Returns {@code psi} or {@code absent} of an input. */
    DomContent ofInput(String input, String measure) {
        OptionalDouble value = asked.of(INPUT + input + "." + measure);
        return value.isEmpty()
                ? dash()
                : span(value(measure, value.getAsDouble()))
                        .withClass(isBad(measure, value.getAsDouble()) ? "error" : "");
    }

    private static String value(String measure, double value) {
        return measure.equals("absent")
                ? String.format(Locale.ROOT, "%.1f %%", value * PERCENT)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static boolean isBad(String measure, double value) {
        return measure.equals("psi") && value > MOVED;
    }

    /** Returns a number from 0 to 1 with three digits. */
    static String shown(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private DomContent dash() {
        return Pieces.absent(absent);
    }
}
