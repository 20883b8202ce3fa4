/**
 * Which answers of a key are needed for an event, by the conditions of the rules that read them.
 */
@NullMarked
package dev.weir.engine.plan.answer;

import org.jspecify.annotations.NullMarked;
