/** How often a rule may fire and at what hours, and what it puts on lists, read from its document. */
@NullMarked
package dev.weir.rules.compile.pacing;

import org.jspecify.annotations.NullMarked;
