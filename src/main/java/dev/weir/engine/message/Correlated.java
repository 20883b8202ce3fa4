package dev.weir.engine.message;

/** An event that was announced, or a signal about one. They come in any order, and meet in Decide. */
public sealed interface Correlated extends SubjectMessage permits Announced, Signal {

    /** What the event and its signals have in common, and no other event under way has. */
    long correlationId();
}
