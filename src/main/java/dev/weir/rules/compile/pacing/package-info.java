/** How often a rule may fire, read from its document. */
@NullMarked
package dev.weir.rules.compile.pacing;

import org.jspecify.annotations.NullMarked;
