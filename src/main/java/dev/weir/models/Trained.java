package dev.weir.models;

/** A kind of model that the job trains on the stream. */
public sealed interface Trained extends ModelKind permits Online, Anomaly {
    /** Returns whether anything was learned that stands in the document: until then there is no score. */
    boolean hasLearned();
}
