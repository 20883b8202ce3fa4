package dev.weir.backtest.model;

import dev.weir.models.measure.Ranking;
import java.time.LocalDate;

/**
 * A version of a model, while it was in force.
 *
 * @param from the day of its first score, in UTC
 * @param scored how many payments it gave a score to
 * @param ranking over those of them with a label
 */
public record ModelVersion(int version, LocalDate from, long scored, Ranking ranking) {}
