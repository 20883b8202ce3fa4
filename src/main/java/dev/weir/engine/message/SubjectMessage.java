package dev.weir.engine.message;

/** What a subject hears. */
public sealed interface SubjectMessage extends OfEpoch permits Correlated, CompletedMatches {

    /** Who hears it. */
    String subject();
}
