package dev.weir.models;

import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import java.util.Optional;

/**
 * Logistic regression that the job trains on labels as they come.
 *
 * @param weights what was learned so far; empty before the first labels, and then there is no score
 */
public record Online(OnlineSettings settings, Optional<Weights> weights) implements Trained {
    @Override
    public boolean hasLearned() {
        return weights.isPresent();
    }
}
