/** The commands about models. */
@NullMarked
package dev.weir.cli.models;

import org.jspecify.annotations.NullMarked;
