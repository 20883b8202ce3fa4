/**
 * What the console has seen on the job's topics, in bounded memory: counts of the last hour, the latest decisions, the
 * history of rules and lists, and dead letters.
 *
 * <pre>
 *   TopicReading ──▶ SeenSoFar ─┬─▶ DecisionRing ──▶ DecisionRow ──▶ Citation
 *    (a thread)                 ├─▶ LastHour ──▶ CountedSlot ──▶ RuleCount      720 slots of 5 s
 *                               ├─▶ RuleSighting ──▶ PushedVersion, StatusSeen
 *                               └─▶ DeadLetterRow, ListSeen
 * </pre>
 *
 * Readers of pages ask {@code SeenSoFar}, which is safe for use by several threads.
 */
@NullMarked
package dev.weir.console.seen;

import org.jspecify.annotations.NullMarked;
