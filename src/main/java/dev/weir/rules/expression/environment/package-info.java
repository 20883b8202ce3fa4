/**
 * What an expression may name at its place: the types of events and everything else with a name.
 *
 * <pre>
 *   EventTypes ──▶ EnvironmentBuilder ──▶ Environment ──▶ Variable     names, their types and numbers
 *                        │    │                │
 *                        ▼    ▼                ▼
 *                StageName   Structs       FieldSlots ──▶ scope        fields and their numbers
 *
 *   Membership, EarlierDecisions  the macros that are given what no rule can write: lists, the subject
 * </pre>
 *
 * <p>Names are resolved here, when an expression is checked and planned, and never later: at run time it reads a {@link
 * dev.weir.rules.expression.scope.Scope} by number.
 */
@NullMarked
package dev.weir.rules.expression.environment;

import org.jspecify.annotations.NullMarked;
