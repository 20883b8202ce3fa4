/**
 * Definitions that rules share: conditions and features with a name, and what a rule becomes with those that it uses.
 *
 * <pre>
 *   Definitions ──▶ Definition ◀── Linked        a rule with the definitions that it uses
 *        └──▶ References ◀── Expansion ──▶ Definition
 * </pre>
 *
 * <p>References ({@code defs.night}) are found in the text of expressions. A condition replaces its reference, in
 * brackets; a feature becomes one of the rule's own, so that the same feature in ten rules is one series: its id depends
 * on its content alone.
 */
@NullMarked
package dev.weir.rules.definition;

import org.jspecify.annotations.NullMarked;
