package dev.weir.models.online;

import java.util.Optional;

/**
 * When what was learned is published as a challenger, and when that becomes live by itself.
 *
 * @param labels after how many labels, 1 to {@value #MOST_LABELS}; 0 if it does not depend on their number
 * @param millis after how long in event time, in milliseconds, a minute to 366 days; 0 if it does not depend on time. One
 *     of the two is given; with both, whichever comes first counts. Nothing is published without a new label
 * @param promote empty if only a person makes a challenger live
 */
public record Publishing(long labels, long millis, Optional<PromoteWhen> promote) {
    /** The largest number of labels between two versions. */
    public static final long MOST_LABELS = 1_000_000_000;
    /** The shortest time between two versions, in milliseconds. */
    public static final long LEAST_MILLIS = 60_000;
    /** The longest time between two versions, in milliseconds. */
    public static final long MOST_MILLIS = 366L * 24 * 3_600_000;

    /** That of a document that says nothing: every 1,000 labels, and only a person promotes. */
    public static final Publishing DEFAULT = new Publishing(1_000, 0, Optional.empty());

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is outside of its bounds, or none is given
     */
    public Publishing {
        if (labels < 0 || labels > MOST_LABELS) {
            throw new IllegalArgumentException("every: labels must be 1 to " + MOST_LABELS + ", not " + labels);
        }
        if (millis != 0 && (millis < LEAST_MILLIS || millis > MOST_MILLIS)) {
            throw new IllegalArgumentException("every: the time must be a minute (1m) to 366 days (366d)");
        }
        if (labels == 0 && millis == 0) {
            throw new IllegalArgumentException(
                    "say how often what is learned is published: after a number of labels, a time, or both");
        }
    }

    /** Returns whether it is time to publish. */
    public boolean isDue(long labelsSince, long millisSince) {
        return labelsSince > 0 && ((labels > 0 && labelsSince >= labels) || (millis > 0 && millisSince >= millis));
    }
}
