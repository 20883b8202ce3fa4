/**
 * The output for a person at the terminal.
 *
 * <pre>
 *   Audience ──▶ Tally, Spotlight ──▶ Console
 *   Sentences ──▶ Pace ◀── LoadProgress ──▶ Summary          Welcome, ClusterGuide
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.terminal;

import org.jspecify.annotations.NullMarked;
