/**
 * The few texts that people write in more than one place, a rule, a job config, a case or a command, each read and written
 * one way: durations, percentages, and names with a typing error in them. It knows nothing of what it is used for.
 */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
