package dev.weir.sandbox.terminal;

import java.time.Duration;

/**
 * The progress of a load.
 *
 * @param ran since the traffic began
 * @param waiting transactions that were sent and not yet decided
 */
record Pace(Duration ran, double eventsPerSecond, double decisionsPerSecond, long waiting, Tally.Snapshot tally) {}
