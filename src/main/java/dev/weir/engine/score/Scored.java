package dev.weir.engine.score;

import java.util.List;

/**
 * What models said in one decision.
 *
 * @param answers of each model that was asked, once
 * @param examples of models that learn or are watched; only with the decision on the event's own subject
 */
public record Scored(List<ModelAnswer> answers, List<Example> examples) {
    /** What is said where no model is asked. */
    public static final Scored NONE = new Scored(List.of(), List.of());

    /** Makes defensive copies. */
    public Scored {
        answers = List.copyOf(answers);
        examples = List.copyOf(examples);
    }
}
