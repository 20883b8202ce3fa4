package dev.weir.sandbox.terminal;

import java.time.Duration;

/**
 * How it goes.
 *
 * @param ran since the traffic began
 * @param waiting transactions that were sent and not decided yet
 */
record Pace(Duration ran, double eventsPerSecond, double decisionsPerSecond, long waiting, Tally.Snapshot tally) {}
