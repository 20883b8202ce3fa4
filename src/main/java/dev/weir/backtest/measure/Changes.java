package dev.weir.backtest.measure;

import dev.weir.events.answer.Decision;
import java.util.List;
import java.util.Optional;

/**
 * How the decisions differ from those of other rules.
 *
 * @param against what the other rules are, for people
 * @param before the measures of the other rules, all together
 * @param newly of payments that the other rules do not hit
 * @param noLonger of payments that only the other rules hit
 * @param outcomes by falling count
 * @param examples the first of each change, a few of each before more of one
 */
public record Changes(
        String against,
        Measures before,
        Measures newly,
        Measures noLonger,
        List<OutcomeChange> outcomes,
        List<Example> examples) {
    /** Makes defensive copies. */
    public Changes {
        outcomes = List.copyOf(outcomes);
        examples = List.copyOf(examples);
    }

    /**
     * Decisions that have another outcome.
     *
     * @param from of the other rules; {@code ""} if they decide nothing
     * @param to of the rules; {@code ""} if they decide nothing
     * @param count above 0
     * @param frauds those about payments that are fraud, by the labels
     * @param amount of the payments among them
     */
    public record OutcomeChange(String from, String to, long count, long frauds, double amount) {}

    /**
     * A decision that differs.
     *
     * @param type of the event, as in rules
     * @param event its id
     * @param amount of a payment
     * @param fraud whether it is; empty without a label
     * @param before what the other rules decide
     * @param after what the rules decide
     */
    public record Example(
            String type,
            String event,
            String subject,
            long timestampMillis,
            Optional<Double> amount,
            Optional<Boolean> fraud,
            Optional<Decision> before,
            Optional<Decision> after) {}
}
