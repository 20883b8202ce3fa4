/**
 * Route, Profile and Decide over a history: the same functions, in operators that process everything at its place in the
 * order of time.
 *
 * <pre>
 *   InOrderRoute ──▶ InOrderOperator (Profile) ──▶ InOrderOperator (Decide)
 *        └────────────────┴──▶ StampedOutput, OrderStamp
 *                         └──▶ SeenByKey
 * </pre>
 */
@NullMarked
package dev.weir.operators.history;

import org.jspecify.annotations.NullMarked;
