/**
 * What a person at the terminal sees.
 *
 * <pre>
 *   Audience ──▶ Tally, Spotlight ──▶ Console
 *   Sentences ──▶ Pace ◀── Progress ──▶ Summary          Welcome, ClusterGuide
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.terminal;

import org.jspecify.annotations.NullMarked;
