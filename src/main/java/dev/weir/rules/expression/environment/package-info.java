/**
 * What an expression may name from where it stands: the types of events and what else has a name.
 *
 * <pre>
 *   EventTypes ──▶ EnvironmentBuilder ──▶ Environment ──▶ Variable     names, their types and numbers
 *                        │    │                │
 *                        ▼    ▼                ▼
 *                StageName   Structs       FieldSlots ──▶ scope        fields and their numbers
 *
 *   Membership, Recently          the macros that are given what no rule can write: lists, the subject
 * </pre>
 *
 * <p>A name is looked up here, when an expression is checked and planned, and never again: when it runs, it reads a {@link
 * dev.weir.rules.expression.scope.Scope} by number.
 */
@NullMarked
package dev.weir.rules.expression.environment;

import org.jspecify.annotations.NullMarked;
