/** The commands about events. */
@NullMarked
package dev.weir.cli.events;

import org.jspecify.annotations.NullMarked;
