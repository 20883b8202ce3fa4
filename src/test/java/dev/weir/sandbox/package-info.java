/** Tests of the sandbox. */
@NullMarked
package dev.weir.sandbox;

import org.jspecify.annotations.NullMarked;
