package dev.weir.sandbox.terminal;

import java.time.Duration;

/**
 * What came of it all.
 *
 * @param waiting transactions that were sent and never decided
 * @param warm whether the latencies leave out the {@link LoadProgress#WARM_UP}
 */
public record Summary(Duration ran, long events, long waiting, boolean warm, Tally.Snapshot tally) {}
