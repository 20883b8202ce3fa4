/** The command that serves the console. */
@NullMarked
package dev.weir.cli.console;

import org.jspecify.annotations.NullMarked;
