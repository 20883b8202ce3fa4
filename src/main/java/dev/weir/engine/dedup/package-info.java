/**
 * Which events a key or a subject has met before, and how long that has to be known.
 *
 * <pre>
 *   DuplicateCheck ──▶ DuplicateDetector         whether an event is new, by keyed hashes of its id and content
 *         └──────────────────┤
 *                            ▼
 *   DeduplicationResult ◀── DeduplicationWindow ──▶ DeduplicationHorizon   what came within the horizon of the wall clock
 *                   │        │     │            ▼
 *                   │        │     │    DeduplicationOverflow        where a busy key keeps what does not fit its one value
 *                   │        │     └──▶ MetEvents                    the latest of them
 *                   ▼        ▼
 *   DeduplicationEntry    FormerDeduplicationWindow                  as an earlier release wrote it
 *   KeyLifetime ──▶ KeptState ──▶ TimeToLive                         when the key may be forgotten as a whole
 * </pre>
 *
 * <p>Profile and Decide use the same, one for keys and one for subjects; it knows nothing of either.
 */
@NullMarked
package dev.weir.engine.dedup;

import org.jspecify.annotations.NullMarked;
