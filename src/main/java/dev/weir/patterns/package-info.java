/**
 * Event patterns: what they are, and how Flink's own NFA runs them by hand, one state per key and structure.
 *
 * <pre>
 *   match ──▶ definition
 * </pre>
 *
 * <p>Beside flink-cep it uses only those of Flink's types that stand in its signatures. Conditions are asked by number
 * through {@link dev.weir.patterns.match.Conditions}, so that nothing here knows what language they are written in.
 * Imports {@code events}.
 */
@NullMarked
package dev.weir.patterns;

import org.jspecify.annotations.NullMarked;
