/** The pages of backtests: which reports there are, one of them, and two beside each other. */
@NullMarked
package dev.weir.console.page.report;

import org.jspecify.annotations.NullMarked;
