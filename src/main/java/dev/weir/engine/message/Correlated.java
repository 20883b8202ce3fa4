package dev.weir.engine.message;

/** An announced event, or a signal about one. They arrive in any order and are joined in Decide. */
public sealed interface Correlated extends SubjectMessage permits Announced, Signal {

    /** Returns the id that the event shares with its signals, and with no other event in flight. */
    long correlationId();
}
