package dev.weir.models.online;

import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression that learns by FTRL-proximal: McMahan et al., <i>Ad Click Prediction: a View from the
 * Trenches</i>, KDD 2013, algorithm 1, with {@code β = 1}. Each weight has a step of its own, which shrinks with the
 * gradients that it has seen; {@code l1} holds weights at exactly 0 that do not earn their place.
 *
 * <p>Inputs are scaled by what was seen of them so far, see {@link InputScale}. An absent input (NaN or infinite)
 * contributes nothing and is not learned from. Forgetting lets the sums of gradients fade while the weights stay, so
 * that later examples take larger steps again. Whatever the inputs are, all numbers stay finite.
 *
 * <p>Memory: 40 bytes an input. Cost: linear in the inputs. The same examples in the same order give the same bits.
 * For one thread.
 */
public final class OnlineLearner {
    /** How many inputs a model may have. */
    public static final int MOST_INPUTS = 256;

    private static final double BETA = 1;
    private static final double GIVEN = 10;

    final OnlineSettings settings;
    final InputScale[] scales;

    /** Per input, and last for the bias: the sums that the algorithm is named after, and of squared gradients. */
    final double[] z;

    final double[] n;
    long labels;

    private final double fade;
    private final double remembered;
    private final double[] scaled;

    /**
     * Creates a learner that knows nothing: its score is 0.5.
     *
     * @param inputs how many inputs it has, 0 to {@link #MOST_INPUTS}
     * @throws IllegalArgumentException if there are too many
     */
    public OnlineLearner(OnlineSettings settings, int inputs) {
        if (inputs < 0 || inputs > MOST_INPUTS) {
            throw new IllegalArgumentException(inputs + " inputs; a model has at most " + MOST_INPUTS);
        }
        this.settings = settings;
        z = new double[inputs + 1];
        n = new double[inputs + 1];
        scales = new InputScale[inputs];
        scaled = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            scales[i] = new InputScale();
        }
        boolean forgets = settings.halfLife() > 0;
        fade = forgets ? StrictMath.pow(0.5, 1 / settings.halfLife()) : 1;
        remembered = forgets ? Math.max(1, settings.halfLife() / StrictMath.log(2)) : Double.MAX_VALUE;
    }

    /**
     * Creates a learner that starts from weights which others have learned. They count as little: its steps are at first
     * those of a learner that has seen {@value #GIVEN} squared gradients.
     */
    public static OnlineLearner from(OnlineSettings settings, Weights weights) {
        int inputs = weights.weights().size();
        OnlineLearner learner = new OnlineLearner(settings, inputs);
        for (int i = 0; i < inputs; i++) {
            learner.scales[i] =
                    new InputScale(weights.means().get(i), weights.scales().get(i));
            learner.give(i, weights.weights().get(i));
        }
        learner.give(inputs, weights.bias());
        return learner;
    }

    /** Returns a learner that knows the same and goes on by other settings. */
    public OnlineLearner with(OnlineSettings others) {
        OnlineLearner learner = new OnlineLearner(others, inputs());
        learner.labels = labels;
        for (int i = 0; i < z.length; i++) {
            learner.n[i] = n[i];
            learner.setWeight(i, weight(i));
        }
        System.arraycopy(scales, 0, learner.scales, 0, scales.length);
        return learner;
    }

    /** Returns how it learns. */
    public OnlineSettings settings() {
        return settings;
    }

    /** Returns how many inputs it has. */
    public int inputs() {
        return scales.length;
    }

    /** Returns from how many labels it has learned. */
    public long labels() {
        return labels;
    }

    /** Returns the probability of a true label, above 0 and below 1. An input that is NaN is absent. */
    public double score(double[] inputs) {
        double logOdds = weight(scales.length);
        for (int i = 0; i < scales.length; i++) {
            logOdds += weight(i) * InputScale.scaled(inputs[i], scales[i].mean(), scales[i].scale());
        }
        return Sigmoid.of(logOdds);
    }

    /**
     * Learns from an example.
     *
     * @param inputs as they were when it was scored; NaN if absent
     * @param label what was true of it
     * @param weight how much it counts beside its class, 0 to {@link OnlineSettings#MOST_STRENGTH}
     * @throws IllegalArgumentException if the weight is outside of its bounds
     */
    public void learn(double[] inputs, boolean label, double weight) {
        if (!(weight >= 0 && weight <= OnlineSettings.MOST_STRENGTH)) {
            throw new IllegalArgumentException(
                    "the weight of an example must be 0 to " + OnlineSettings.MOST_STRENGTH + ", not " + weight);
        }
        labels++;
        double logOdds = weight(scales.length);
        for (int i = 0; i < scales.length; i++) {
            scales[i].add(inputs[i], remembered);
            scaled[i] = InputScale.scaled(inputs[i], scales[i].mean(), scales[i].scale());
            logOdds += weight(i) * scaled[i];
        }
        double ofClass = label ? settings.positiveWeight() : settings.negativeWeight();
        double error = (Sigmoid.of(logOdds) - (label ? 1 : 0)) * weight * ofClass;
        step(scales.length, error);
        for (int i = 0; i < scales.length; i++) {
            step(i, error * scaled[i]);
        }
    }

    /** Returns what it has learned. */
    public Weights weights() {
        List<Double> weights = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            weights.add(weight(i));
            means.add(scales[i].mean());
            deviations.add(scales[i].scale());
        }
        return new Weights(weight(scales.length), weights, means, deviations);
    }

    private void give(int i, double weight) {
        n[i] = GIVEN;
        setWeight(i, weight);
    }

    /** Finds the sum that gives this weight. */
    private void setWeight(int i, double weight) {
        z[i] = weight == 0 ? 0 : -weight * slowness(i) - Math.signum(weight) * l1(i);
    }

    private void step(int i, double gradient) {
        double weight = weight(i);
        double before = n[i] * fade;
        double after = before + gradient * gradient;
        double slower = (Math.sqrt(after) - Math.sqrt(before)) / settings.learningRate();
        z[i] = z[i] * Math.sqrt(fade) + gradient - slower * weight;
        n[i] = after;
    }

    private double weight(int i) {
        double l1 = l1(i);
        return Math.abs(z[i]) <= l1 ? 0 : (Math.signum(z[i]) * l1 - z[i]) / slowness(i);
    }

    private double slowness(int i) {
        return (BETA + Math.sqrt(n[i])) / settings.learningRate() + (isBias(i) ? 0 : settings.l2());
    }

    private double l1(int i) {
        return isBias(i) ? 0 : settings.l1();
    }

    private boolean isBias(int i) {
        return i == scales.length;
    }
}
