package dev.weir.backtest.model;

import dev.weir.models.measure.Ranking;

/**
 * How well scores told frauds from others.
 *
 * @param ranking how many of both there were, AUC and average precision, and how far these may be off
 * @param logLoss the mean of {@code -ln} of the probability that was given to what is true; NaN without payments
 * @param expected the sum of the scores: how many frauds a calibrated model expected
 * @param cardPrecision which share of the {@value #CARDS} cards with the highest scores of a day had fraud; NaN without days
 */
public record ScoreFigures(Ranking ranking, double logLoss, double expected, double cardPrecision) {
    /** How many cards investigators look at in a day. */
    public static final int CARDS = 100;
}
