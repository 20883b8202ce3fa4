/**
 * Event patterns: their definition, and how they are matched, with one state per key and structure. Flink's compiler
 * turns each pattern into states that our own matcher walks; Flink's own NFA matches what ours does not cover.
 *
 * <pre>
 *   match ──▶ path ──▶ definition
 * </pre>
 *
 * <p>Besides flink-cep it uses only the Flink types that occur in its signatures. Conditions are evaluated by number
 * through {@link dev.weir.patterns.match.Conditions}, so that nothing here depends on their language. Imports {@code
 * events}.
 */
@NullMarked
package dev.weir.patterns;

import org.jspecify.annotations.NullMarked;
