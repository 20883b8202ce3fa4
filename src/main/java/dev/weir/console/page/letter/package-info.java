/** Pages of dead letters: those that there are, and what becomes of those that are sent again. */
@NullMarked
package dev.weir.console.page.letter;

import org.jspecify.annotations.NullMarked;
