package dev.weir.cli.cases;

import dev.weir.rules.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The scores that a case states: rules see them, whatever models there are. */
final class CaseScores {
    /** The key of a file or a case. */
    static final String KEY = "scores";

    private CaseScores() {}

    /**
     * Reads the scores of a file or of a case, by what rules ask.
     *
     * @param wrong takes the place of an error within the scores, and what is wrong there
     */
    static Map<String, Double> read(Node.Fields written, BiConsumer<String, String> wrong) {
        Map<String, Double> scores = new LinkedHashMap<>();
        Node all = written.values().get(KEY);
        if (all instanceof Node.Fields fields) {
            fields.values().forEach((model, score) -> {
                Optional<Double> number = number(score);
                number.ifPresent(known -> scores.put(model, known));
                if (number.isEmpty()) {
                    wrong.accept(
                            KEY + "." + model,
                            "a score is a number from 0 to 1; write such as scores: {card-fraud: 0.93}, or"
                                    + " {card-fraud/shadow: 0.93} for a challenger");
                }
            });
        } else if (all != null) {
            wrong.accept(KEY, "write what models say, such as scores: {card-fraud: 0.93}");
        }
        return scores;
    }

    private static Optional<Double> number(Node score) {
        double number = score instanceof Node.Whole whole
                ? whole.value()
                : score instanceof Node.Decimal decimal ? decimal.value() : Double.NaN;
        return number >= 0 && number <= 1 ? Optional.of(number) : Optional.empty();
    }
}
