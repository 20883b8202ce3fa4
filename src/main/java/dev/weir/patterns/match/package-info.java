/**
 * Matches patterns: Flink's compiler compiles a definition, and our own matcher (see {@code path}) walks its states, on
 * the state of the current key. Flink's NFA is used if its own way of skipping is requested, and for its existing open
 * matches.
 *
 * <pre>
 *   PatternDefinition ──▶ CompiledPattern ──▶ Translation, FlinksCompiler ──▶ StageCondition
 *                               │     └─────▶ Windows, GraphOf                what paths walk
 *                               ▼
 *   Occurrence, PatternState ──▶ Matching ──▶ Run ──▶ Matched (matches, and what changed)
 *   Conditions ──────────────────┘            ├──▶ PathRun, FromNfa
 *                                             └──▶ NfaRun
 *                         HostedBuffer ◀──────────────┼──▶ Due, HalfPending        what time completes
 *                              ▼                      └──▶ Skipping, Room          what gives way
 *                         HostedMaps
 * </pre>
 */
@NullMarked
package dev.weir.patterns.match;

import org.jspecify.annotations.NullMarked;
