/**
 * What an expression may see: the types of events and what else has a name, and the values behind them when it runs.
 *
 * <pre>
 *   EventTypes ──▶ Structs            types
 *        │  └────▶ Vocabulary, Sight ──▶ StageName
 *        ▼
 *   Membership, Recently              the macros that are given what no rule can write: lists, the subject
 *        ▼
 *   Scope ──▶ EventView               values
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.type;

import org.jspecify.annotations.NullMarked;
