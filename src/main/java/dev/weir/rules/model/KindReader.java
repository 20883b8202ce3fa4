package dev.weir.rules.model;

import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.ModelKind;
import dev.weir.models.Online;
import dev.weir.models.Onnx;
import dev.weir.models.Trees;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.rules.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a model is made of. Errors are noted, and what cannot be read gets a default. */
final class KindReader {
    /** The most numbers of an output of an ONNX model. */
    static final int MOST_OUTPUTS = 10_000;

    /** The least number of events that a tree of a forest remembers. */
    static final int LEAST_SAMPLES = 16;

    /** The fastest decay of a forest. */
    static final double MOST_DECAY = 0.1;

    private static final int DEFAULT_TREES = 50;
    private static final int DEFAULT_SAMPLES = 256;
    private static final long DEFAULT_SEED = 42;
    private static final double DEPTH = 10;

    private final Section model;
    private final List<String> inputs;

    /** Creates a reader of a model with these inputs. */
    KindReader(Section model, List<String> inputs) {
        this.model = model;
        this.inputs = inputs;
    }

    /** Returns the kind with a name. */
    ModelKind read(String kind) {
        refuseOfOthers(kind);
        return switch (kind) {
            case ModelGrammar.LOGISTIC -> logistic();
            case ModelGrammar.TREES -> trees();
            case ModelGrammar.ONNX -> onnx();
            case ModelGrammar.ONLINE -> new Online(settings(), learned());
            case ModelGrammar.ANOMALY -> anomaly();
            default -> throw new IllegalStateException("no kind " + kind);
        };
    }

    private void refuseOfOthers(String kind) {
        ModelGrammar.KEYS.forEach((other, keys) -> {
            for (String key : keys) {
                if (model.has(key)
                        && !ModelGrammar.KEYS.getOrDefault(kind, keys).contains(key)) {
                    model.wrong(
                            key,
                            "'" + key + "' is of models of kind " + other + ", and this one is of kind " + kind
                                    + "; leave '" + key + "' out, or write kind: " + other);
                }
            }
        });
    }

    private Logistic logistic() {
        if (!model.has("weights")) {
            model.missing("weights", "write a number for each input, such as weights: {amount: 0.002}");
        }
        return new Logistic(
                model.number("bias").orElse(0.0), ofInputs("weights", true), ofInputs("mean", false), scales());
    }

    private List<Double> scales() {
        List<Double> scales = ofInputs("scale", false);
        for (int i = 0; i < scales.size(); i++) {
            if (scales.get(i) == 0) {
                model.wrong(
                        "scale." + inputs.get(i),
                        "an input is divided by its scale, which cannot be 0; write another, or leave it out for 1");
            }
        }
        return scales;
    }

    /** Returns a number for each input; empty if the key is missing. */
    private List<Double> ofInputs(String key, boolean all) {
        if (!model.has(key)) {
            return List.of();
        }
        Section numbers = model.section(key);
        numbers.refuseOthersThan(inputs);
        double other = key.equals("scale") ? 1 : 0;
        List<Double> read = new ArrayList<>();
        for (String input : inputs) {
            if (all && numbers.node(input).isEmpty()) {
                numbers.missing(input, "write a number for each input; 0 if it does not matter");
            }
            read.add(numbers.number(input).orElse(other));
        }
        return read;
    }

    private Optional<Weights> learned() {
        if (!model.has("weights")) {
            return Optional.empty();
        }
        int before = model.diagnostics().count();
        List<Double> weights = ofInputs("weights", true);
        List<Double> means = filled(ofInputs("mean", false), 0);
        List<Double> scales = filled(ofInputs("scale", false), 1);
        double bias = model.number("bias").orElse(0.0);
        if (model.diagnostics().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Weights(bias, weights, means, scales));
        } catch (IllegalArgumentException e) {
            model.wrong("weights", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Double> filled(List<Double> numbers, double other) {
        return numbers.isEmpty() ? inputs.stream().map(input -> other).toList() : numbers;
    }

    private OnlineSettings settings() {
        Section learning = model.section("learning");
        learning.refuseOthers();
        OnlineSettings usual = OnlineSettings.DEFAULT;
        return new OnlineSettings(
                above0(learning, "rate", usual.learningRate()),
                learning.number("l1").orElse(usual.l1()),
                learning.number("l2").orElse(usual.l2()),
                learning.number("halfLife").orElse(usual.halfLife()),
                above0(learning, "positiveWeight", usual.positiveWeight()),
                above0(learning, "negativeWeight", usual.negativeWeight()));
    }

    private static double above0(Section section, String key, double usual) {
        double read = section.number(key).orElse(usual);
        if (read > 0) {
            return read;
        }
        section.wrong(key, "'" + key + "' is 0, so that nothing would be learned; write a number above 0");
        return usual;
    }

    private Trees trees() {
        if (model.has("trees") == model.has("artifact")) {
            model.wrong(
                    model.has("trees") ? "artifact" : "trees",
                    "the trees are either in the document, as trees: [...], or in an artifact; write one of them");
        }
        if (model.has("base") && model.has("artifact")) {
            model.wrong("base", "the artifact says what is added to the sum of its leaves; leave 'base' out");
        }
        List<Trees.Tree> read = new ArrayList<>();
        if (model.has("trees")) {
            List<Section> written = model.elements("trees", "write a list of trees");
            if (written.size() > Trees.MOST_TREES) {
                model.wrong(
                        "trees",
                        "there are " + written.size() + " trees; at most " + Trees.MOST_TREES + " are allowed");
                return new Trees(0, List.of());
            }
            written.forEach(tree -> read.add(new TreeReader(tree, inputs.size()).read()));
        }
        return new Trees(model.number("base").orElse(0.0), read);
    }

    private Onnx onnx() {
        if (!model.has("artifact")) {
            model.missing("artifact", "write where the model is, such as artifact: {file: card-fraud-3.onnx}");
        }
        if (!model.has("output")) {
            model.missing("output", "write which output is the score, such as output: {name: probabilities, index: 1}");
        }
        Section output = model.section("output");
        output.refuseOthers();
        if (model.has("output") && !output.has("name")) {
            output.missing("name", "write the name of the output, such as name: probabilities");
        }
        return new Onnx(output.text("name", "write the name of the output").orElse(""), (int)
                output.whole("index").orElse(0));
    }

    private Anomaly anomaly() {
        Section forest = model.section("forest");
        forest.refuseOthers();
        int samples = (int) forest.whole("samples").orElse(DEFAULT_SAMPLES);
        return new Anomaly(
                (int) forest.whole("trees").orElse(DEFAULT_TREES),
                samples,
                forest.number("decay").orElse(1 / (DEPTH * samples)),
                forest.whole("seed").orElse(DEFAULT_SEED),
                forest.text("learned", "write what weir models train or the job wrote, or leave it out")
                        .orElse(""));
    }
}
