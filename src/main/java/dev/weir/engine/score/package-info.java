/** Asks models in a decision: each at most once, for the rules that need its score and for what learns from it. */
@NullMarked
package dev.weir.engine.score;

import org.jspecify.annotations.NullMarked;
