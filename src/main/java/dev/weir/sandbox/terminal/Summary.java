package dev.weir.sandbox.terminal;

import java.time.Duration;

/**
 * The summary of a session.
 *
 * @param waiting transactions that were sent and never decided
 * @param warm whether the latencies exclude the {@link LoadProgress#WARM_UP}
 */
public record Summary(Duration ran, long events, long waiting, boolean warm, Tally.Snapshot tally) {}
