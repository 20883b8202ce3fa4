/**
 * Event patterns: what they are, and how they are matched by hand, one state per key and structure. Flink's compiler makes of
 * each what our own matcher walks; Flink's own NFA does what that leaves over.
 *
 * <pre>
 *   match ──▶ path ──▶ definition
 * </pre>
 *
 * <p>Beside flink-cep it uses only those of Flink's types that stand in its signatures. Conditions are asked by number
 * through {@link dev.weir.patterns.match.Conditions}, so that nothing here knows what language they are written in.
 * Imports {@code events}.
 */
@NullMarked
package dev.weir.patterns;

import org.jspecify.annotations.NullMarked;
