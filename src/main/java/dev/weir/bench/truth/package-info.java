/**
 * How good models are that the job trains, on public data, beside what others reach there.
 *
 * <pre>
 *   TruthBench ──┬──▶ HandbookTruth ──▶ backtest       trained on the stream, with labels a week late
 *                ├──▶ PhishingTruth ──▶ OnlineLearner  each row scored, then learned from
 *                └──▶ Goal                             a figure, and the least that it has to be
 * </pre>
 */
@NullMarked
package dev.weir.bench.truth;

import org.jspecify.annotations.NullMarked;
