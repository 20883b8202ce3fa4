/**
 * How the parts of one decision come together: an event may concern rules with the memory of several subjects, and
 * whoever waits for the decision gets one.
 *
 * <pre>
 *   DecisionJoiner ──▶ DecisionPart ──▶ Joining
 *        └──▶ Mergers ──▶ Merger ◀── Decider
 * </pre>
 */
@NullMarked
package dev.weir.engine.join;

import org.jspecify.annotations.NullMarked;
