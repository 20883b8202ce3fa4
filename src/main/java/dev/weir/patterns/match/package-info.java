/**
 * Matches patterns: Flink's compiler compiles a definition, and our own matcher (see {@code path}) walks its states, on
 * the state of the current key. Flink's NFA is used if its own way of skipping is requested, and for its existing open
 * matches.
 *
 * <pre>
 *   PatternDefinition ──▶ CompiledPattern ──▶ Translation, FlinksCompiler ──▶ StageCondition
 *                               │     └─────▶ Windows, GraphConverter              the states for paths
 *                               ▼
 *   Occurrence, PatternState ──▶ PatternMatcher ──▶ Run ──▶ PatternResult (matches, and what changed)
 *   Conditions ───────────────────────┘              ├──▶ PathRun, NfaConverter
 *                                                    └──▶ NfaRun
 *                         HostedBuffer ◀──────────────────┼──▶ DueMatches, HalfPending        matches completed by time
 *                              ▼                          └──▶ SkipStrategy, OpenMatchLimits  matches that are dropped
 *                         HostedMaps
 * </pre>
 */
@NullMarked
package dev.weir.patterns.match;

import org.jspecify.annotations.NullMarked;
