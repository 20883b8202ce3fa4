/**
 * The aggregate functions: each is one class, with its name in rules, what a series has to store for it, and how it is
 * computed over a window.
 *
 * <pre>
 *   AggregateFunctions ──▶ AggregateFunction: Since, …           all there are, by their keys
 *                                 ├─── NumberFunction: Sum, …    those that are numbers over numbers
 *                                 ├─── ValueFunction: Last, …    those over values of any type
 *                                 ├──▶ SeriesWindow              what a function asks of a series
 *                                 └──▶ Accumulator               what works it out, from entries
 *                                           └──▶ RunSummary      and from what is known of runs of them
 * </pre>
 */
@NullMarked
package dev.weir.features.function;

import org.jspecify.annotations.NullMarked;
