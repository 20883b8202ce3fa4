package dev.weir.rules.model;

import dev.weir.models.Logistic;
import dev.weir.models.ModelKind;
import dev.weir.models.Trained;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.measure.InputBaseline;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.Mode;
import dev.weir.text.Percentage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the part of a model's document that does not depend on its expressions. */
final class ModelReader {
    private static final List<Clause> CLAUSES = ModelGrammar.clauses();
    private static final Map<String, Clause> BY_NAME = byName();
    private static final Map<String, String> KIND_NAMES = kinds();
    private static final long LEAST_OVER_MILLIS = 1_000;
    private static final long MOST_OVER_MILLIS = 24L * 60 * 60 * 1000;
    private static final long MOST_SLOW_MILLIS = 10_000;
    private static final String SHARE_HINT = "write a share from above 0% to 100%, such as maxFailed: 50%";

    private final Section model;
    private final String key;
    private final boolean challenger;

    private ModelReader(Section model, String key) {
        this.model = model;
        this.key = key;
        this.challenger = ModelIds.isChallenger(key);
    }

    /**
     * What a document says beside its expressions.
     *
     * @param inputs their names, in order
     */
    record Read(
            String id,
            boolean challenger,
            int version,
            Mode mode,
            double rolloutPercent,
            List<String> inputs,
            ModelKind kind,
            Optional<Artifact> artifact,
            ModelGuard guard,
            Training training,
            List<InputBaseline> baseline) {}

    /** Returns all clauses, that of a whole document first. */
    static List<Clause> clauses() {
        return CLAUSES;
    }

    /**
     * Reads a document; errors are noted.
     *
     * @param key of its record
     */
    static Read read(Node document, String key, Diagnostics diagnostics) {
        Section model = Section.ofRule(document, GrammarPlace.of(BY_NAME, CLAUSES.get(0)), diagnostics);
        Read read = new ModelReader(model, key).read();
        diagnostics.warnOfPart("rollout", read.rolloutPercent());
        return read;
    }

    private Read read() {
        model.refuseOthers();
        String id = id();
        if (!model.has("version")) {
            model.missing("version", "write a whole number that grows with every change, such as version: 1");
        }
        int version = (int) model.whole("version").orElse(0);
        for (String text : List.of("description", "owner")) {
            Optional<String> unused = model.text(text, "write a text");
        }
        if (!model.has("on")) {
            model.missing("on", "write which events it is asked about, such as on: transaction");
        }
        List<String> inputs = inputs();
        KindReader kinds = new KindReader(model, inputs);
        Optional<String> name = kind();
        ModelKind kind = name.map(kinds::read).orElse(new Logistic(0, List.of(), List.of(), List.of()));
        return new Read(
                id,
                challenger,
                version,
                mode(),
                rollout(),
                inputs,
                kind,
                ArtifactReader.read(model),
                guard(),
                kind instanceof Trained trained ? TrainingReader.read(model, trained) : Training.DEFAULT,
                new BaselineReader(model, inputs).read());
    }

    private String id() {
        if (!model.has("model")) {
            model.missing("model", ModelIds.HINT);
        }
        String id = model.text("model", ModelIds.HINT).orElse("");
        if (!id.isEmpty() && !ModelIds.isName(id)) {
            model.wrong("model", "'" + id + "' is no name of a model; " + ModelIds.HINT);
        } else if (!id.isEmpty() && !ModelIds.key(id, challenger).equals(key)) {
            model.wrong(
                    "model",
                    "the record's key is '" + key + "' and the model '" + id + "': use '" + id + "' as the key, or '"
                            + ModelIds.key(id, true) + "' for its challenger");
        }
        return id;
    }

    private Mode mode() {
        Mode mode = model.choice("mode", Mode.NAMES).orElse(challenger ? Mode.SHADOW : Mode.LIVE);
        return challenger && mode == Mode.LIVE ? Mode.SHADOW : mode; // what makes it count is its rollout
    }

    private double rollout() {
        if (!challenger && model.has("rollout")) {
            model.wrong(
                    "rollout",
                    "'rollout' is of a challenger: the percentage of subjects for whom its score counts; leave it out,"
                            + " or push this as the challenger");
        }
        return challenger ? model.number("rollout").orElse(0.0) : 0;
    }

    private Optional<String> kind() {
        if (!model.has("kind")) {
            model.missing("kind", "write one of " + String.join(", ", ModelGrammar.KEYS.keySet()));
        }
        return model.choice("kind", KIND_NAMES);
    }

    private List<String> inputs() {
        if (!model.has("inputs")) {
            model.missing("inputs", "write what the model is given, such as inputs: {amount: transaction.amount}");
        }
        List<String> names = List.copyOf(model.section("inputs").keys());
        if (model.has("inputs") && names.isEmpty()) {
            model.wrong("inputs", "a model needs an input; write such as inputs: {amount: transaction.amount}");
        }
        if (names.size() > ModelKind.MOST_INPUTS) {
            model.wrong(
                    "inputs",
                    "the model has " + names.size() + " inputs; at most " + ModelKind.MOST_INPUTS
                            + " are allowed: leave out those that matter least");
        }
        names.stream()
                .filter(name -> !ReservedNames.isIdentifier(name))
                .forEach(name -> model.section("inputs")
                        .wrong(
                                name,
                                "'" + name
                                        + "' is no name of an input; begin with a letter, and go on with letters, digits"
                                        + " and '_'"));
        return names;
    }

    private ModelGuard guard() {
        Section guard = model.section("guard");
        guard.refuseOthers();
        ModelGuard usual = ModelGuard.DEFAULT;
        Optional<String> share = guard.text("maxFailed", SHARE_HINT);
        double maxFailed = share.isEmpty()
                ? usual.maxFailed()
                : Percentage.share(share.get()).orElse(0);
        if (maxFailed <= 0) {
            guard.wrong("maxFailed", "'maxFailed' is '" + share.orElse("") + "'; " + SHARE_HINT);
        }
        OptionalLong slower = guard.duration("slowerThan", 1, MOST_SLOW_MILLIS);
        OptionalLong over = guard.duration("over", LEAST_OVER_MILLIS, MOST_OVER_MILLIS);
        return new ModelGuard(maxFailed, slower.orElse(usual.slowerMillis()), over.orElse(usual.overMillis()));
    }

    private static Map<String, Clause> byName() {
        Map<String, Clause> byName = new LinkedHashMap<>();
        CLAUSES.forEach(clause -> byName.putIfAbsent(clause.name(), clause));
        return java.util.Collections.unmodifiableMap(byName);
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        ModelGrammar.KEYS.keySet().forEach(kind -> kinds.put(kind, kind));
        return java.util.Collections.unmodifiableMap(kinds);
    }
}
