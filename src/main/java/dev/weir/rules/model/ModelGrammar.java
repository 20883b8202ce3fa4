package dev.weir.rules.model;

import dev.weir.models.Anomaly;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.Chunks;
import dev.weir.models.online.OnlineSettings;
import dev.weir.rules.compile.Grammar;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shape of the document of a model: every key, its possible values, and its meaning. */
final class ModelGrammar {
    static final String LOGISTIC = "logistic";
    static final String TREES = "trees";
    static final String ONNX = "onnx";
    static final String ONLINE = "online";
    static final String ANOMALY = "anomaly";

    /** The kinds, and the keys that only they have. */
    static final Map<String, Set<String>> KEYS = keys();

    private static final double MOST = 1e300;
    private static final Kind NUMBER = new Kind.Numeric(-MOST, MOST);
    private static final Kind BY_INPUT = new Kind.MapOf(ReservedNames.IDENTIFIER.pattern(), NUMBER);
    private static final Kind NUMBERS = new Kind.ListOf(NUMBER);
    private static final Kind INDEXES = new Kind.ListOf(new Kind.Whole(-1, Integer.MAX_VALUE));
    private static final Kind TEXT = new Kind.Text("");

    private ModelGrammar() {}

    private static Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        keys.put(LOGISTIC, Set.of("bias", "weights", "mean", "scale"));
        keys.put(TREES, Set.of("base", "trees", "artifact"));
        keys.put(ONNX, Set.of("artifact", "output"));
        keys.put(
                ONLINE,
                Set.of("bias", "weights", "mean", "scale", "learned", "measured", "learning", "publish", "promote"));
        keys.put(ANOMALY, Set.of("forest", "learned", "measured", "publish", "promote"));
        return keys;
    }

    /** Returns all clauses, that of a document first; those of features at the end. */
    static List<Clause> clauses() {
        List<Clause> all = new ArrayList<>(
                List.of(document(), guard(), artifact(), output(), tree(), learning(), publish(), promote(), when()));
        all.add(forest());
        all.add(measured());
        all.add(baseline());
        all.addAll(Grammar.clauses());
        return all;
    }

    private static Clause document() {
        return Clause.of(
                        "model",
                        "A model: which events it is asked about, what it is given, and what it is made of. Rules use it as score(\"NAME\").")
                .required(
                        "model",
                        new Kind.Text(ModelIds.SYNTAX.pattern()),
                        "The name of the model, and the key of its record; its challenger, in NAME.shadow.yaml, has the same name.")
                .required(
                        "version",
                        new Kind.Whole(1, Integer.MAX_VALUE),
                        "The version, from 1. Raise it with every change.")
                .optional("description", TEXT, "What the model tells, in one sentence.")
                .optional("owner", TEXT, "Whose model it is, such as fraud.")
                .optional(
                        "mode",
                        new Kind.Choice(Mode.NAMES.keySet()),
                        "live (the default): rules are given its score. shadow: it is asked, and rules are not given its score but as score(\"NAME\", \"shadow\"). off: it is not asked.")
                .optional(
                        "rollout",
                        new Kind.Numeric(0, 100),
                        "Of a challenger: the percentage of subjects, 0 to 100, for whom rules are given its score instead of the live one. Default 0.")
                .optional(
                        "guard",
                        new Kind.Nested("guard of a model"),
                        "When the job itself switches the model off. Default: {maxFailed: 50%, slowerThan: 50ms, over: 1m}.")
                .required(
                        "on", Grammar.EVENT_TYPE, "The type of the events that it is asked about, such as transaction.")
                .optional(
                        "features",
                        new Kind.MapOf(ReservedNames.IDENTIFIER.pattern(), new Kind.Nested("feature")),
                        "Features by name, as in a rule.")
                .required(
                        "inputs",
                        new Kind.MapOf(
                                ReservedNames.IDENTIFIER.pattern(),
                                new Kind.AnyOf(List.of(new Kind.Expression(), NUMBER))),
                        "What it is given, by name, in this order: CEL expressions that give a number, or true or false, which count as 1 and 0.")
                .required(
                        "kind",
                        new Kind.Choice(new TreeSet<>(KEYS.keySet())),
                        "logistic or trees (in the document), onnx (an artifact), online (trained by the job on labels) or anomaly (trained by the job, needs no labels).")
                .optional("bias", NUMBER, "logistic: what is added whatever the inputs are. Default 0.")
                .optional("weights", BY_INPUT, "logistic: the weight of each input, by its name.")
                .optional("mean", BY_INPUT, "logistic: what is taken off inputs first, by name. Default 0.")
                .optional("scale", BY_INPUT, "logistic: what inputs are then divided by, by name. Default 1.")
                .optional(
                        "learned",
                        new Kind.Whole(0, Long.MAX_VALUE),
                        "online and anomaly: from how many labels or events the job learned. The job writes it; leave it out of what is written by hand.")
                .optional(
                        "measured",
                        new Kind.Nested("measured"),
                        "online and anomaly: how the versions in shadow before it did, or, as weir models train writes it, how it did with later payments. Nothing depends on it.")
                .optional(
                        "baseline",
                        new Kind.MapOf(ReservedNames.IDENTIFIER.pattern(), new Kind.Nested("baseline")),
                        "How inputs were when the model was trained, by name: drift is measured against it. The job and weir models train write it. Default: the first 10,000 events that it is asked about.")
                .optional("base", NUMBER, "trees: what is added to the sum of the leaves. Default 0.")
                .optional(
                        "trees",
                        new Kind.ListOf(new Kind.Nested("tree")),
                        "trees: the trees, unless an artifact has them.")
                .optional(
                        "artifact",
                        new Kind.Nested("artifact"),
                        "onnx, or trees in the JSON form of XGBoost: where the bytes are, and their hash.")
                .optional("output", new Kind.Nested("output"), "onnx: which number of which output is the score.")
                .optional("learning", new Kind.Nested("learning"), "online: how it learns.")
                .optional(
                        "publish",
                        new Kind.Nested("publish"),
                        "online and anomaly: how often it becomes a new version, in shadow.")
                .optional(
                        "promote",
                        new Kind.Nested("promote"),
                        "online and anomaly: when a new version becomes live by itself.")
                .optional("forest", new Kind.Nested("forest"), "anomaly: the size of the forest.");
    }

    private static Clause guard() {
        return Clause.of("guard of a model", "When the job itself switches a model off.")
                .optional(
                        "maxFailed",
                        new Kind.Text("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%"),
                        "The share of the events that it may fail for, such as 50%.")
                .optional(
                        "slowerThan", new Kind.Duration(), "How long it may take for an event, on average: 1ms to 10s.")
                .optional("over", new Kind.Duration(), "The time that is considered: 1s to 1d.");
    }

    private static Clause artifact() {
        return Clause.of("artifact", "The bytes of a model that is not in its document: in one of three places.")
                .optional(
                        "file",
                        TEXT,
                        "A file beside the document, such as card-fraud-3.onnx. weir models push puts its bytes on the topic of artifacts, and writes sha256, chunks and bytes in its place.")
                .optional(
                        "uri",
                        TEXT,
                        "Where they are in a store, such as s3://bucket/model.onnx, in one of the folders that models.artifacts of the job config names.")
                .optional(
                        "chunks",
                        new Kind.Whole(1, Chunks.MOST_CHUNKS),
                        "In how many records they are on the topic of artifacts.")
                .optional("bytes", new Kind.Whole(1, Artifact.MOST_BYTES), "With chunks: how many bytes they are.")
                .optional(
                        "sha256",
                        new Kind.Text("[0-9a-f]{64}"),
                        "Their SHA-256, 64 hexadecimal digits; only for a file it may be left out.");
    }

    private static Clause output() {
        return Clause.of("output", "The output of an ONNX model that is the score.")
                .required("name", TEXT, "The name of the output, such as probabilities.")
                .optional(
                        "index",
                        new Kind.Whole(0, KindReader.MOST_OUTPUTS - 1L),
                        "Which of its numbers, from 0: 1 for the second of two classes. Default 0.");
    }

    private static Clause tree() {
        return Clause.of("tree", "A tree, as lists with one entry for each node, the root first.")
                .required("input", INDEXES, "The input that a node asks, counted from 0; -1 for a leaf.")
                .required("below", NUMBERS, "An input below it goes left, any other right; 0 for a leaf.")
                .required("left", INDEXES, "The next node to the left, a later one; 0 for a leaf.")
                .required("right", INDEXES, "The next node to the right, a later one; 0 for a leaf.")
                .optional(
                        "absentLeft",
                        new Kind.ListOf(new Kind.Flag()),
                        "Whether an absent input goes left. Default: right.")
                .required("value", NUMBERS, "What a leaf adds; 0 for other nodes.");
    }

    private static Clause learning() {
        double most = OnlineSettings.MOST_STRENGTH;
        return Clause.of("learning", "How a model learns from labels.")
                .optional(
                        "rate",
                        new Kind.Numeric(0, OnlineSettings.MOST_LEARNING_RATE),
                        "How far the first steps go, above 0. Default 0.2.")
                .optional("l1", new Kind.Numeric(0, most), "How strongly small weights are held at 0. Default 0.")
                .optional("l2", new Kind.Numeric(0, most), "How strongly weights are drawn towards 0. Default 0.")
                .optional(
                        "halfLife",
                        new Kind.Numeric(0, OnlineSettings.MOST_HALF_LIFE),
                        "After how many labels an example counts half; 0 for never. Default 100000.")
                .optional("positiveWeight", new Kind.Numeric(0, most), "How much a true label counts. Default 1.")
                .optional("negativeWeight", new Kind.Numeric(0, most), "How much a false label counts. Default 1.");
    }

    private static Clause measured() {
        return Clause.of(
                        "measured",
                        "How scores ranked labels that were not learned from: in the job those that came since versions were last compared.")
                .optional("auc", new Kind.Numeric(0, 1), "AUC of the scores of versions in shadow.")
                .optional("liveAuc", new Kind.Numeric(0, 1), "AUC of those of the live version, of the same labels.")
                .optional("labels", new Kind.Whole(0, Long.MAX_VALUE), "How many labels.");
    }

    private static Clause baseline() {
        return Clause.of("baseline", "How an input was distributed when the model was trained.")
                .optional(
                        "bounds",
                        NUMBERS,
                        "At most 10 ascending numbers, such as deciles. Left out for an input that was always absent.")
                .required(
                        "shares",
                        NUMBERS,
                        "Which share of the examples was up to each bound and above the one before, which above the last, and which absent: together 1.");
    }

    private static Clause publish() {
        return Clause.of(
                        "publish", "How often what was learned becomes a new version in shadow; whichever comes first.")
                .optional(
                        "labels", new Kind.Whole(1, Training.MOST_LABELS), "online: after so many labels. Default 500.")
                .optional(
                        "events",
                        new Kind.Whole(1, Training.MOST_EVENTS),
                        "anomaly: after so many events. Default 100000.")
                .optional(
                        "every",
                        new Kind.Duration(),
                        "After so much time, if there was anything to learn from: 1s to 30d. Default 10m.");
    }

    private static Clause promote() {
        return Clause.of("promote", "When a new version becomes live by itself.")
                .required("when", new Kind.Nested("when"), "What has to hold, all of it.");
    }

    private static Clause when() {
        Clause when = Clause.of("when", "What has to hold of a new version, measured over labels that came after it.")
                .optional(
                        "labels",
                        new Kind.Text(PromotionReader.COUNT),
                        "The least number of labels that it was measured with: '>= 500'. Needed for online, and with a measure.")
                .optional(
                        "events",
                        new Kind.Text(PromotionReader.COUNT),
                        "Of a model of kind anomaly, which needs it: the least number of events that it learned from, '>= 10000'.");
        for (String measure : Training.Measure.NAMES.keySet()) {
            when = when.optional(
                    measure,
                    new Kind.Text(PromotionReader.LEAST),
                    "The least it has to be: '>= live', '>= live + 0.01' or '>= 0.8'.");
        }
        return when;
    }

    private static Clause forest() {
        return Clause.of("forest", "The size of a random cut forest.")
                .optional("trees", new Kind.Whole(1, Anomaly.MOST_TREES), "The number of trees. Default 50.")
                .optional(
                        "samples",
                        new Kind.Whole(KindReader.LEAST_SAMPLES, Anomaly.MOST_SAMPLES),
                        "How many events each tree remembers. Default 256.")
                .optional(
                        "decay",
                        new Kind.Numeric(0, KindReader.MOST_DECAY),
                        "How soon earlier events make room. Default: 1 / (10 * samples).")
                .optional("seed", new Kind.Whole(0, Long.MAX_VALUE), "The seed of its randomness. Default 42.")
                .optional("learned", TEXT, "What it knows, base64, as weir models train or the job writes it.");
    }
}
