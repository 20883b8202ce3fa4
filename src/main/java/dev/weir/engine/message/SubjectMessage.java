package dev.weir.engine.message;

/** What a subject hears. */
public sealed interface SubjectMessage extends OfEpoch permits Correlated, CompletedMatches {

    /** The subject that the message is for. */
    String subject();
}
