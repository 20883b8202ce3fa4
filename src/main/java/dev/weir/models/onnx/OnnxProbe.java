package dev.weir.models.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.weir.events.Boundary;
import dev.weir.models.artifact.ArtifactException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has a new model score some rows before anybody relies on it: some faults show only then. It scores in a thread of its
 * own, which is told to stop when its time is over.
 */
final class OnnxProbe {
    private static final List<Double> FILLS = List.of(0.0, 1.0, 0.5);

    private OnnxProbe() {}

    static void check(OnnxModel model, int inputs) throws ArtifactException {
        try (RunOptions options = new RunOptions()) {
            List<Double> scores = inTime(new OnnxScorer(model), inputs, options);
            if (scores.stream().allMatch(score -> score.isNaN() || score.isInfinite())) {
                throw new ArtifactException("it answers " + scores.get(0) + " for rows of 0, 0.5 and 1;"
                        + " look whether an output of the model is divided by 0, and which `output` has the score");
            }
            for (double score : scores) {
                if (score < 0 || score > 1) {
                    throw new ArtifactException(
                            "its output '" + model.ports.output().name() + "' at index "
                                    + model.ports.index() + " is " + score
                                    + " for a row of equal numbers; a score is from 0 to 1, so choose the output with"
                                    + " probabilities");
                }
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static List<Double> inTime(OnnxScorer scorer, int inputs, RunOptions options)
            throws ArtifactException, OrtException {
        List<Double> scores = new ArrayList<>();
        AtomicReference<ArtifactException> problem = new AtomicReference<>();
        Thread thread = new Thread(() -> Boundary.cross(
                () -> {
                    rows(scorer, inputs, options, scores, problem);
                    return true;
                },
                words -> {
                    problem.set(new ArtifactException(words));
                    return false;
                }));
        thread.setName("weir-model-probe");
        thread.setDaemon(true);
        thread.start();
        if (!ended(thread)) {
            options.setTerminate(true);
            if (!ended(thread)) {
                throw slow("and does not stop when asked to");
            }
            throw slow("make it smaller");
        }
        ArtifactException said = problem.get();
        if (said != null) {
            throw said;
        }
        return scores;
    }

    private static void rows(
            OnnxScorer scorer,
            int inputs,
            RunOptions options,
            List<Double> scores,
            AtomicReference<ArtifactException> problem) {
        double[] row = new double[inputs];
        for (double fill : FILLS) {
            Arrays.fill(row, fill);
            try {
                scores.add(scorer.run(row, options));
            } catch (OrtException e) {
                problem.set(failed(e));
                return;
            }
        }
    }

    private static boolean ended(Thread thread) {
        try {
            thread.join(OnnxModel.PROBE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static ArtifactException slow(String remedy) {
        return new ArtifactException("it takes longer than " + OnnxModel.PROBE_MILLIS + " ms for one row; " + remedy);
    }

    private static ArtifactException failed(OrtException e) {
        return new ArtifactException("it loads, and fails at a row of numbers: " + OnnxModel.said(e)
                + "; compare the shapes that it was exported with, and whether it takes one row");
    }
}
