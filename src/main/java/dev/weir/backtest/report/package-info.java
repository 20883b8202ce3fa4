/**
 * The report of a backtest: one HTML file that holds its data and loads nothing.
 *
 * <p>The file consists of the result as JSON in a block that is no script, and of a script and styles of our own, which
 * a content security policy names by their hashes. Nothing that comes from events or rules becomes markup.
 */
@NullMarked
package dev.weir.backtest.report;

import org.jspecify.annotations.NullMarked;
