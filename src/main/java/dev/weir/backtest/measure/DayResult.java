package dev.weir.backtest.measure;

import java.time.LocalDate;

/**
 * A day, in UTC.
 *
 * @param transactions that were decided
 * @param alerts decisions with a reason
 * @param hits transactions with such a decision
 * @param frauds transactions that are fraud, by the labels
 * @param caught those of them that are hit
 */
public record DayResult(LocalDate day, long transactions, long alerts, long hits, long frauds, long caught) {}
