/**
 * Texts that people write in several places, in a rule, a job config, a case or a command, each read and written in one
 * way: durations, percentages, and names with a typing error. It does not depend on where they are used.
 */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
