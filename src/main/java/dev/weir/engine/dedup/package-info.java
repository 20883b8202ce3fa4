/**
 * How a key or a subject recognises events that it saw before, and how long that is remembered.
 *
 * <pre>
 *   DuplicateCheck ──▶ DuplicateDetector         whether an event is new, by keyed hashes of its id and content
 *         └──────────────────┤
 *                            ▼
 *   DeduplicationResult ◀── DeduplicationWindow ──▶ DeduplicationHorizon   the events within the horizon of the wall clock
 *                   │        │   ├──▶ RecentEvents                         the latest of them
 *                   │        │   └──▶ ContentsInOverflow ──▶ DeduplicationOverflow   the events of a busy key that do not
 *                   │        │                                                       fit into its one value
 *                   ▼        ▼
 *   DeduplicationEntry    FormerDeduplicationWindow                        the form of an earlier release
 *   KeyLifetime ──▶ ExpiringState ──▶ TimeToLive                           when a key is forgotten
 * </pre>
 *
 * <p>Profile uses it for keys and Decide for subjects; it depends on neither.
 */
@NullMarked
package dev.weir.engine.dedup;

import org.jspecify.annotations.NullMarked;
