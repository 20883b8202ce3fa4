/**
 * Patterns at work: Flink's compiler takes a definition, and its NFA runs on the state of whichever key is at hand.
 *
 * <pre>
 *   PatternDefinition ──▶ CompiledPattern ──▶ Translation ──▶ StageCondition ──▶ StageTimes
 *                               │     └─────▶ Windows
 *                               ▼
 *   Occurrence, PatternState ──▶ Matching ──▶ Run ──▶ Matched (matches, and what changed)
 *   Conditions ──────────────────┘            │
 *                         HostedBuffer ◀──────┼──▶ Due, Untouched, HalfPending      what time completes
 *                              ▼              └──▶ Skipping, Room                   what gives way
 *                         HostedMaps
 * </pre>
 */
@NullMarked
package dev.weir.patterns.match;

import org.jspecify.annotations.NullMarked;
