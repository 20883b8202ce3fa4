package dev.weir.backtest.model;

import dev.weir.models.measure.Ranking;
import java.time.LocalDate;

/**
 * A day of a model, in UTC.
 *
 * @param version the latest that gave a score
 */
public record ModelDay(LocalDate day, int version, Ranking ranking) {}
