package dev.weir.engine.identity;

/**
 * What is remembered of one session.
 *
 * @param store the events that wait, apart from the rest so that only those needed are read
 */
public record LinkedSession(SessionState state, EventStore store) {}
