/**
 * How a key or a subject recognises events that it saw before, and how long that is remembered.
 *
 * <pre>
 *   DuplicateCheck ──▶ DuplicateDetector         whether an event is new, by keyed hashes of its id and content
 *         └──────────────────┤
 *                            ▼
 *   DeduplicationResult ◀── DeduplicationWindow ──▶ DeduplicationHorizon   what came within the horizon of the wall clock
 *                   │        │   ├──▶ RecentEvents                  the latest of it
 *                   │        │   └──▶ ContentsInOverflow ──▶ DeduplicationOverflow   where a busy key keeps what does not fit
 *                   │        │                                                       its one value
 *                   ▼        ▼
 *   DeduplicationEntry    FormerDeduplicationWindow                  as an earlier release wrote it
 *   KeyLifetime ──▶ ExpiringState ──▶ TimeToLive                         when the key may be forgotten as a whole
 * </pre>
 *
 * <p>Profile uses it for keys and Decide for subjects; it depends on neither.
 */
@NullMarked
package dev.weir.engine.dedup;

import org.jspecify.annotations.NullMarked;
