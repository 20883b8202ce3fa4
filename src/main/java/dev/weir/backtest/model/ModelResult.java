package dev.weir.backtest.model;

import java.util.List;

/**
 * What came of a model in a backtest. Each score was given before the label of its payment came.
 *
 * @param model its id
 * @param challenger whether it is of the versions beside the live ones
 * @param versions how many gave a score
 * @param latestVersion the latest of them
 * @param scored how many payments it gave a score to
 * @param unscored to how many it was asked about it could not
 * @param all over all payments with a label
 * @param unknownCards without the payments of cards whose fraud was known by the beginning of their day, see
 *     {@link KnownCards}: what investigators have not dealt with
 * @param byVersion each version that gave a score, in their order; the latest {@link ModelTally#MOST_VERSIONS_SHOWN}
 * @param days that had a payment with a label, at most {@link ModelTally#MOST_DAYS}
 */
public record ModelResult(
        String model,
        boolean challenger,
        int versions,
        int latestVersion,
        long scored,
        long unscored,
        ScoreFigures all,
        ScoreFigures unknownCards,
        List<ModelVersion> byVersion,
        List<ModelDay> days) {
    /** Makes a defensive copy. */
    public ModelResult {
        byVersion = List.copyOf(byVersion);
        days = List.copyOf(days);
    }
}
