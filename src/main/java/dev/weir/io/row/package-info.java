/** Reads rows of a database that are rules or entries of lists, from what a connector writes about its tables. */
@NullMarked
package dev.weir.io.row;

import org.jspecify.annotations.NullMarked;
