package dev.weir.models.serve;

import dev.weir.models.Scorer;

/** The scorer of a model that has learned nothing yet: it cannot tell. */
enum NoScore implements Scorer {
    INSTANCE;

    @Override
    public double score(double[] inputs) {
        return Double.NaN;
    }

    @Override
    public double[] contributions(double[] inputs) {
        return new double[0];
    }
}
