package dev.weir.models.online;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a challenger becomes live by itself. What is compared are the scores that both gave when decisions were made, of
 * examples whose label has come since, from the time on at which the live version came into force.
 *
 * @param auc what the area under the ROC curve has to be; empty if it does not matter
 * @param averagePrecision the same for the average precision
 * @param labels how many labelled examples have to be scored by the challenger, from 1 to
 *     {@value Publishing#MOST_LABELS}
 */
public record PromoteWhen(Optional<Bound> auc, Optional<Bound> averagePrecision, long labels) {
    /** How many labels are needed if nothing is said. */
    public static final long DEFAULT_LABELS = 500;

    private static final String AUC = "auc";
    private static final String AVERAGE_PRECISION = "averagePrecision";
    private static final String LABELS = "labels";
    private static final Pattern NUMBER_OF_LABELS = Pattern.compile(">=\\s*(\\d{1,10})");

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the number of labels is outside of its bounds
     */
    public PromoteWhen {
        if (labels < 1 || labels > Publishing.MOST_LABELS) {
            throw new IllegalArgumentException("labels must be '>= 1' to '>= " + Publishing.MOST_LABELS + "'");
        }
    }

    /**
     * What a figure of the challenger has to be.
     *
     * @param strictly whether it has to be more than this
     * @param ofLive whether it is compared with the same figure of the live version, if that has one
     * @param number 0 to 1; added to the figure of the live version, if that is compared
     */
    public record Bound(boolean strictly, boolean ofLive, double number) {
        private static final Pattern SYNTAX =
                Pattern.compile("(>=?)\\s*(?:(live)(?:\\s*\\+\\s*(\\d+(?:\\.\\d+)?))?|(\\d+(?:\\.\\d+)?))");

        /** Reads one, such as {@code >= live}, {@code > live + 0.01} or {@code >= 0.9}; empty if it cannot be read. */
        static Optional<Bound> read(String text) {
            Matcher matcher = SYNTAX.matcher(text.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            boolean ofLive = matcher.group(2) != null;
            String digits = ofLive ? matcher.group(3) : matcher.group(4);
            double number = digits == null ? 0 : Double.parseDouble(digits);
            return number > 1
                    ? Optional.empty()
                    : Optional.of(new Bound(matcher.group(1).equals(">"), ofLive, number));
        }

        /**
         * Returns whether a figure is as it has to be. A live version without a figure is no bound.
         *
         * @param challenger NaN if there is none
         * @param live NaN if there is none
         */
        boolean holds(double challenger, double live) {
            if (ofLive && Double.isNaN(live)) {
                return !Double.isNaN(challenger);
            }
            double least = ofLive ? live + number : number;
            return strictly ? challenger > least : challenger >= least;
        }
    }

    /**
     * Reads what stands under {@code promote: when:}.
     *
     * @param when by {@code auc}, {@code averagePrecision} and {@code labels}
     * @throws IllegalArgumentException with words that say what to write
     */
    public static PromoteWhen read(Map<String, String> when) {
        Map<String, String> rest = new TreeMap<>(when);
        Optional<Bound> auc = bound(AUC, rest);
        Optional<Bound> averagePrecision = bound(AVERAGE_PRECISION, rest);
        String labels = rest.remove(LABELS);
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("unknown '"
                    + rest.keySet().iterator().next() + "': a model is promoted by auc, averagePrecision and labels");
        }
        if (auc.isEmpty() && averagePrecision.isEmpty()) {
            throw new IllegalArgumentException("say what the challenger has to reach, such as auc: '>= live'");
        }
        if (labels == null) {
            return new PromoteWhen(auc, averagePrecision, DEFAULT_LABELS);
        }
        Matcher number = NUMBER_OF_LABELS.matcher(labels.strip());
        if (!number.matches()) {
            throw new IllegalArgumentException("labels: '" + labels + "' is no number of labels; write '>= 500'");
        }
        return new PromoteWhen(auc, averagePrecision, Long.parseLong(number.group(1)));
    }

    private static Optional<Bound> bound(String name, Map<String, String> from) {
        String text = from.remove(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<Bound> bound = Bound.read(text);
        if (bound.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": '" + text + "' is no bound; write '>= live', '> live + 0.01' or '>= 0.9'");
        }
        return bound;
    }

    /**
     * Returns whether a challenger becomes live.
     *
     * @param scored how many labelled examples the challenger scored
     */
    public boolean holds(long scored, Figures challenger, Figures live) {
        return scored >= labels
                && auc.map(bound -> bound.holds(challenger.auc(), live.auc())).orElse(true)
                && averagePrecision
                        .map(bound -> bound.holds(challenger.averagePrecision(), live.averagePrecision()))
                        .orElse(true);
    }

    /** The figures of one version; NaN for those it does not have. */
    public record Figures(double auc, double averagePrecision) {}
}
