/**
 * Event patterns: what they are, and how Flink's own NFA runs them by hand, one state per key and structure.
 *
 * <pre>
 *   PatternDefinition ── CompiledPattern.of ──▶ CompiledPattern
 *                                                    │
 *   Occurrence, PatternState, Conditions ──▶ Matching ──▶ Matched (matches, and what changed)
 * </pre>
 *
 * <p>Beside flink-cep it uses only those of Flink's types that stand in its signatures. Conditions are asked by number
 * through {@link dev.weir.patterns.Conditions}, so that nothing here knows what language they are written in. Imports
 * {@code events}.
 */
@NullMarked
package dev.weir.patterns;

import org.jspecify.annotations.NullMarked;
