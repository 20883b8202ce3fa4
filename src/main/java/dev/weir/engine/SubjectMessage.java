package dev.weir.engine;

/** What a subject hears: an event that was announced, or a signal about one. They come in any order. */
public sealed interface SubjectMessage permits Announced, Signal {

    /** Who hears it. */
    String subject();

    /** What the event and its signals have in common, and no other event under way has. */
    long correlationId();

    /** The epoch whose rules decide. */
    long epoch();
}
