/**
 * The state of one key, and its answers about an event: feature values, stock, completed matches.
 *
 * <pre>
 *   Routed ──▶ Profiler ──▶ EventAtKey ──┬──▶ KeySeries       windows
 *                  │                     ├──▶ PatternKeeper ──▶ SharedBeginnings ──▶ HeldPattern
 *                  ▼                     │         └──▶ CompletedMatch ──▶ MatchDelivery
 *            ProfileState                └──▶ LatestRows
 *                  │
 *              KeyMemory                                      what has outgrown the one value of the key
 *                                        ──▶ Observation: a Signal, matches, and when to look again
 * </pre>
 */
@NullMarked
package dev.weir.engine.profile;

import org.jspecify.annotations.NullMarked;
