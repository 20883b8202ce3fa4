package dev.weir.backtest.measure;

/** What all live rules together would have decided with one outcome: payments that get it in any channel. */
public record OutcomeResult(String outcome, Measures measures) {}
