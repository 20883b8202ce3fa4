/**
 * Which events a key or a subject has met before, and how long that has to be known.
 *
 * <pre>
 *   Meeting ──▶ DeduplicationWindow ──▶ DeduplicationOverflow          the events of the horizon; those of a busy key in keyed state
 *      │          └──▶ DeduplicationEntry, FormerDeduplicationWindow (as releases before wrote it)
 *      └──▶ DuplicateCheck ──▶ DuplicateDetector, DeduplicationHorizon   the hash of an event, and the wall clock's horizon
 *   Expiry                                     when the key may be forgotten as a whole
 * </pre>
 *
 * <p>Profile and Decide use the same, one for keys and one for subjects; it knows nothing of either.
 */
@NullMarked
package dev.weir.engine.dedup;

import org.jspecify.annotations.NullMarked;
