/** The commands, as somebody at a terminal runs them. */
@org.jspecify.annotations.NullMarked
package dev.weir.cli;
