package dev.weir.engine.message;

/** What a subject hears. */
public sealed interface SubjectMessage permits Correlated, CompletedMatches {

    /** Who hears it. */
    String subject();

    /** The epoch whose rules decide. */
    long epoch();
}
