/** Reviews whole rules, for what is accepted and probably not meant. */
@NullMarked
package dev.weir.rules.lint;

import org.jspecify.annotations.NullMarked;
