/** Holds the pages of {@code src/docs} and the README to the code that they describe. */
@NullMarked
package dev.weir.docs;

import org.jspecify.annotations.NullMarked;
