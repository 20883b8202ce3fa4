/** Reviews whole rules: finds what is accepted and probably not meant, and rules that ask for each other in a circle. */
@NullMarked
package dev.weir.rules.lint;

import org.jspecify.annotations.NullMarked;
