package dev.weir.bench.models;

import dev.weir.bench.records.RecordMeter;
import dev.weir.bench.run.Machine;
import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.Online;
import dev.weir.models.Onnx;
import dev.weir.models.Scorer;
import dev.weir.models.Trees;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.forest.CutForest;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Measures what a score costs by kind of model, beyond its features, and what swapping a large one does to scores. */
public final class ModelsBench {
    private static final int INPUTS = 15;
    private static final int TREES = 100;
    private static final int DEPTH = 5;
    private static final int ROWS = 1024;
    private static final List<String> NAMES =
            IntStream.range(0, INPUTS).mapToObj(i -> "x" + i).toList();

    private ModelsBench() {}

    /**
     * Runs the benchmark.
     *
     * @param length how long a row is measured, in CPU time, and how long swaps are
     */
    public static void run(Duration length, Console console, Stop stop) throws Exception {
        console.print(Machine.shown());
        console.print("one thread, " + INPUTS + " inputs, " + TREES + " trees of depth " + DEPTH
                + ", features not included; a forest of " + Anomaly.DEFAULT.trees() + " trees over "
                + Anomaly.DEFAULT.samples() + " rows");
        console.print(String.format("%-52s%10s%10s%10s", "", "ns", "bytes", "goal ns"));
        for (Map.Entry<String, IntSupplier> row : rows().entrySet()) {
            if (stop.awaitWish(0)) {
                return;
            }
            console.print(line(row.getKey(), new RecordMeter(length).measure(row.getValue())));
        }
        RecordMeter meter = new RecordMeter(length);
        console.print(line("a payment, a rule with five features", meter.measure(ScoredPayments.alone())));
        console.print(line("the same, asking logistic with 15 inputs", meter.measure(ScoredPayments.scored())));
        new SwapMeter(length, SwapMeter.FLOATS, console).run();
    }

    static String line(String row, RecordMeter.Cost cost) {
        String goal = switch (row) {
            case "logistic" -> "1,000";
            case "onnx: trees" -> "10,000";
            default -> "";
        };
        return String.format(Locale.ROOT, "%-52s%,10.0f%,10.0f%10s", row, cost.nanos(), cost.bytes(), goal);
    }

    static Map<String, IntSupplier> rows() throws ArtifactException {
        List<Double> ones = Collections.nCopies(INPUTS, 1.0);
        List<Double> halves = Collections.nCopies(INPUTS, 0.5);
        Trees trees = BenchTrees.of(TREES, DEPTH, INPUTS, 1);
        float[] weights = new float[INPUTS];
        Arrays.fill(weights, 0.1f);
        Map<String, IntSupplier> rows = new LinkedHashMap<>();
        rows.put(
                "logistic",
                scores(Scorers.withoutArtifacts().load(new Logistic(-1, ones, halves, ones), NAMES, Optional.empty())));
        rows.put(
                "online",
                scores(Scorers.withoutArtifacts()
                        .load(
                                new Online(OnlineSettings.DEFAULT, Optional.of(new Weights(-1, ones, halves, ones))),
                                NAMES,
                                Optional.empty())));
        LoadedModel plain = Scorers.withoutArtifacts().load(trees, NAMES, Optional.empty());
        rows.put("trees", scores(plain));
        rows.put("trees: contributions of inputs", contributions(plain));
        rows.put("onnx: logistic", scores(onnx(OnnxBytes.logistic(-1, weights), NAMES, new Onnx("probability", 0))));
        rows.put("onnx: trees", scores(onnx(OnnxBytes.trees(trees, INPUTS), NAMES, new Onnx("probabilities", 1))));
        ForestLearner learner = new ForestLearner(Anomaly.DEFAULT, INPUTS);
        double[][] drawn = drawn();
        for (int i = 0; i < drawn.length; i++) {
            learner.learn(i, drawn[i]);
        }
        CutForest forest = CutForest.grow(learner.sample(ROWS), Anomaly.DEFAULT.trees());
        rows.put("anomaly", scores(forest::scorer));
        rows.put("anomaly: learn a row", learn(learner, drawn));
        return rows;
    }

    /** Returns a model of bytes in ONNX form. */
    static LoadedModel onnx(byte[] bytes, List<String> names, Onnx output) throws ArtifactException {
        return new Scorers((artifact, most) -> bytes)
                .load(output, names, Optional.of(new Artifact.AtUri(Artifacts.sha256(bytes), "file:///made")));
    }

    private static IntSupplier scores(LoadedModel model) {
        Scorer scorer = model.scorer();
        double[][] rows = drawn();
        int[] next = {0};
        return () -> 1 + (int) (1e6 * scorer.score(rows[next[0]++ & (ROWS - 1)]));
    }

    private static IntSupplier contributions(LoadedModel model) {
        Scorer scorer = model.scorer();
        double[][] rows = drawn();
        int[] next = {0};
        return () -> scorer.contributions(rows[next[0]++ & (ROWS - 1)]).length;
    }

    /** Rows of a thousand events a second, as the job shows them. */
    private static IntSupplier learn(ForestLearner learner, double[][] rows) {
        String[] events =
                IntStream.range(0, ROWS).mapToObj(row -> "transaction-" + row).toArray(String[]::new);
        long[] nextMillis = {0};
        return () -> {
            int row = (int) nextMillis[0] & (ROWS - 1);
            learner.show(events[row], nextMillis[0], rows[row]);
            if (nextMillis[0]++ % ForestLearner.STEP_MILLIS == 0) {
                learner.passNext(nextMillis[0]);
            }
            return learner.size();
        };
    }

    private static double[][] drawn() {
        SplittableRandom random = new SplittableRandom(2);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> random.doubles(INPUTS).toArray())
                .toArray(double[][]::new);
    }
}
