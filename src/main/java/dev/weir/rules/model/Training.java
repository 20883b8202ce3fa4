package dev.weir.rules.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a model that the job trains becomes another version.
 *
 * @param everyExamples after how many examples it is published: labels, 1 to {@value #MOST_LABELS}, or, for a model that
 *     needs none, events, 1 to {@value #MOST_EVENTS}
 * @param everyMillis after how much time of examples it is published if there were any, in milliseconds
 * @param promote when what was published becomes live by itself; empty if a person does that
 */
public record Training(int everyExamples, long everyMillis, Optional<Promotion> promote) {
    /** The largest number of labels between two versions. */
    public static final int MOST_LABELS = 1_000_000;

    /** The largest number of events between two versions. */
    public static final int MOST_EVENTS = 1_000_000_000;

    /** The shortest time between two versions: each is an epoch of the whole job. */
    public static final long LEAST_MILLIS = 1_000;

    /** The longest time between two versions: 30 days. */
    public static final long MOST_MILLIS = 30L * 24 * 60 * 60 * 1000;

    /** That of a model which learns from labels and says nothing about it: every 500 labels or 10 minutes, promoted by a person. */
    public static final Training DEFAULT = new Training(500, 600_000, Optional.empty());

    /** That of a model which needs none and says nothing about it: every 100,000 events or 10 minutes. */
    public static final Training OF_EVENTS = new Training(100_000, 600_000, Optional.empty());

    /** What is measured of a model, over labels that it was not trained with when it gave the score. */
    public enum Measure {
        /** The area under the ROC curve, 0 to 1. */
        AUC,
        /** The average precision, 0 to 1. */
        AVERAGE_PRECISION;

        /** By the names used in documents. */
        public static final Map<String, Measure> NAMES = names();

        private static Map<String, Measure> names() {
            Map<String, Measure> names = new LinkedHashMap<>();
            names.put("auc", AUC);
            names.put("averagePrecision", AVERAGE_PRECISION);
            return Collections.unmodifiableMap(names);
        }
    }

    /**
     * The least that a measure has to be.
     *
     * @param ofLive whether it is counted from what the live version has
     * @param value -1 to 1
     */
    public record Least(boolean ofLive, double value) {
        /** Returns whether a measure is enough. What is not known, NaN, is not, and nothing is beside a live one not known. */
        public boolean isReached(double challenger, double live) {
            return challenger >= (ofLive ? live + value : value);
        }
    }

    /**
     * What has to hold, all of it, for a challenger to become live.
     *
     * @param events the least number of events that the model has learned from; 0 if it learns from labels
     * @param labels the least number of labels that it was measured with
     * @param measures the least that each has to be
     */
    public record Promotion(long events, long labels, Map<Measure, Least> measures) {
        /** Makes a defensive copy. */
        public Promotion {
            measures = Collections.unmodifiableMap(new TreeMap<>(measures));
        }
    }
}
