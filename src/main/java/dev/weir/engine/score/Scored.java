package dev.weir.engine.score;

import java.util.List;

/**
 * What models said in one decision.
 *
 * @param answers of each model that was asked, once
 * @param examples of models that learn from labels or are watched; only with the decision on the event's own subject, and
 *     if labels can follow
 * @param shown of models that learn from each event; only with the decision on its own subject
 */
public record Scored(List<ModelAnswer> answers, List<Example> examples, List<Example> shown) {
    /** What is said where no model is asked. */
    public static final Scored NONE = new Scored(List.of(), List.of(), List.of());

    /** Makes defensive copies. */
    public Scored {
        answers = List.copyOf(answers);
        examples = List.copyOf(examples);
        shown = List.copyOf(shown);
    }
}
