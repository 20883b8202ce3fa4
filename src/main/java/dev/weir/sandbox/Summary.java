package dev.weir.sandbox;

import java.time.Duration;

/**
 * What came of it all.
 *
 * @param waiting transactions that were sent and never decided
 * @param warm whether the latencies leave out the {@link Progress#WARM_UP}
 */
record Summary(Duration ran, long events, long waiting, boolean warm, Tally.Snapshot tally) {}
