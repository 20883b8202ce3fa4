/**
 * What all commands share: the options for connecting to a job, and the two forms of output, for people and for
 * programs.
 *
 * <pre>
 *   Commands ──▶ DurationConverter
 *   Output ──▶ Table
 *   WaitOptions ──▶ SignOptions        JobOptions        Shown        Confirmation ──▶ Output
 * </pre>
 */
@NullMarked
package dev.weir.cli.terminal;

import org.jspecify.annotations.NullMarked;
