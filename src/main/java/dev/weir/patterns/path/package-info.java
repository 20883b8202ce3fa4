/**
 * Our own matcher: each open match is a path of the events that it took, and walks over the states that Flink's
 * compiler made for the pattern. It does exactly what Flink's NFA does, in the same order, but needs no shared buffer
 * and no version numbers: a path knows its own events.
 *
 * <pre>
 *   StateGraph ──▶ GraphState ──▶ GraphEdge ──▶ EdgeCondition ──▶ CurrentEvent, TakenEvent
 *       ▲                                          ▲
 *       │                                          │
 *   PathWalker ──▶ NextPaths ──────────────────────┘
 *       │  └─────▶ DuePaths, PathSkipStrategy, OpenPathLimits
 *       ▼
 *   OpenPaths ──▶ OpenPath ──▶ TakenEvent ──▶ HeldEvent          OpenPathsCodec
 * </pre>
 */
@NullMarked
package dev.weir.patterns.path;

import org.jspecify.annotations.NullMarked;
