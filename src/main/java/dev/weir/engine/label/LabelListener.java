package dev.weir.engine.label;

import dev.weir.events.label.FraudLabel;

/** Is told what becomes of labels. */
public interface LabelListener {
    /** Is told nothing. */
    LabelListener NONE = (outcome, label) -> {};

    /** A label has this outcome. */
    void became(LabelOutcome outcome, FraudLabel label);
}
