/**
 * Patterns at work: Flink's compiler takes a definition, and our own matcher (see {@code path}) walks its states on the state
 * of whichever key is at hand. Flink's NFA does where its own way of skipping is asked for, and for what it had open.
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
