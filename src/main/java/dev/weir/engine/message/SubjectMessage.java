package dev.weir.engine.message;

/** A message to a subject. */
public sealed interface SubjectMessage extends EpochTagged permits Correlated, CompletedMatches {

    /** Returns the subject that the message is for. */
    String subject();
}
