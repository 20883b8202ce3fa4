package dev.weir.models.online;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Algorithm 1 of McMahan et al. 2013, line by line, over inputs scaled by the mean and deviation of all seen so far. */
final class NaiveLearner {
    private final OnlineSettings settings;
    private final List<double[]> seen = new ArrayList<>();
    private final double[] z;
    private final double[] n;

    NaiveLearner(OnlineSettings settings, int inputs) {
        this.settings = settings;
        z = new double[inputs + 1];
        n = new double[inputs + 1];
    }

    double score(double[] inputs) {
        double sum = 0;
        double[] x = scaled(inputs);
        for (int i = 0; i < x.length; i++) {
            sum += weight(i) * x[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    void learn(double[] inputs, boolean label, double weight) {
        seen.add(inputs);
        double p = score(inputs);
        double[] x = scaled(inputs);
        double ofClass = weight * (label ? settings.positiveWeight() : settings.negativeWeight());
        for (int i = 0; i < x.length; i++) {
            double g = (p - (label ? 1 : 0)) * x[i] * ofClass;
            double sigma = (Math.sqrt(n[i] + g * g) - Math.sqrt(n[i])) / settings.learningRate();
            z[i] += g - sigma * weight(i);
            n[i] += g * g;
        }
    }

    private double weight(int i) {
        boolean bias = i == z.length - 1;
        double l1 = bias ? 0 : settings.l1();
        double l2 = bias ? 0 : settings.l2();
        return Math.abs(z[i]) <= l1
                ? 0
                : -1 / ((1 + Math.sqrt(n[i])) / settings.learningRate() + l2) * (z[i] - Math.signum(z[i]) * l1);
    }

    /** With 1 for the bias at the end. */
    private double[] scaled(double[] inputs) {
        double[] x = new double[inputs.length + 1];
        for (int i = 0; i < inputs.length; i++) {
            int input = i;
            double[] values = seen.stream()
                    .mapToDouble(example -> example[input])
                    .filter(Double::isFinite)
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            double variance = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0);
            boolean tells = variance > 0 && Double.isFinite(inputs[i]);
            x[i] = tells ? Math.max(-30, Math.min(30, (inputs[i] - mean) / Math.sqrt(variance))) : 0;
        }
        x[inputs.length] = 1;
        return x;
    }
}
