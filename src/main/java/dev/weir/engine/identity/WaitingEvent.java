package dev.weir.engine.identity;

/**
 * An event that nobody was known for when it came.
 *
 * @param id a hash of its type and id
 * @param counted whether a later link made it count for somebody; it is remembered so that a repetition stays one
 */
record WaitingEvent(long id, long atMillis, boolean counted) {}
