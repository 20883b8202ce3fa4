/** The backtest as a Flink job: a history from files, decided at any parallelism, and its decisions to files. */
@NullMarked
package dev.weir.backtest.flink;

import org.jspecify.annotations.NullMarked;
