/**
 * Savepoints outside of a job: reads what operators hold, and writes another savepoint in which some of them hold more.
 *
 * <pre>
 *   SavepointCopy ──▶ Savepoint          what there is, by the uid of an operator
 *        └──▶ KeyedCopy                  the state of keys, a few key groups at a time
 * </pre>
 */
@NullMarked
package dev.weir.operators.savepoint;

import org.jspecify.annotations.NullMarked;
