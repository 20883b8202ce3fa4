package dev.weir.engine;

/** What a subject hears: an event that was announced, or a signal about one. They come in any order. */
public sealed interface SubjectMessage permits Announced, Signal {

    /** Who hears it. */
    String subject();

    /** The fingerprint of the event. */
    long fingerprint();

    /** The epoch whose rules decide. */
    long epoch();
}
