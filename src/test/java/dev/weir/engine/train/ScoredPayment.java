package dev.weir.engine.train;

import dev.weir.engine.score.Example;

/** Examples of payments, with what does not matter filled in. */
record ScoredPayment(String id, String model, int version, String structure, double live, double shadow) {

    static ScoredPayment payment(String id) {
        return new ScoredPayment(id, "card-fraud", 1, "s1", Double.NaN, Double.NaN);
    }

    ScoredPayment of(String other) {
        return new ScoredPayment(id, other, version, structure, live, shadow);
    }

    ScoredPayment by(int live, double score, double ofShadow) {
        return new ScoredPayment(id, model, live, structure, score, ofShadow);
    }

    ScoredPayment with(String other) {
        return new ScoredPayment(id, model, version, other, live, shadow);
    }

    Example at(long millis, double... inputs) {
        return new Example(model, version, structure, id, "card-1", millis, inputs, live, shadow);
    }
}
