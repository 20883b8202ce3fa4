/**
 * What all commands have in common: the options by which a job is reached, and the two ways to say something, to a
 * person and to a program.
 *
 * <pre>
 *   Commands ──▶ DurationConverter
 *   Output ──▶ Table
 *   WaitOptions ──▶ SignOptions        JobOptions
 * </pre>
 */
@NullMarked
package dev.weir.cli.terminal;

import org.jspecify.annotations.NullMarked;
