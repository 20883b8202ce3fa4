package dev.weir.rules.model;

import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.models.Anomaly;
import dev.weir.models.Online;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.forest.ForestSampleCodec;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the document of a model. Its features and inputs are those of a rule: the compiler of rules compiles them as a
 * rule that is always true and has each input as a parameter, so that they mean the same in both.
 */
public final class ModelCompiler {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String INPUTS = "inputs";
    private static final String FEATURES = "features";
    private static final String ON = "on";
    private static final String PARAMS = "then.params";
    private static final int STRUCTURE_DIGITS = 16;

    /** What a document of a model has beside what it learned, roughly. */
    private static final int OTHER_BYTES = 8 * 1024;

    private static final int OTHER_BYTES_OF_INPUT = 256;

    private final RuleCompiler rules;

    /** Creates a compiler for models over the events of a compiler of rules. */
    public ModelCompiler(RuleCompiler rules) {
        this.rules = rules;
    }

    /** Returns all clauses, that of a whole document with a model first. */
    public static List<Clause> clauses() {
        return ModelReader.clauses();
    }

    /**
     * Compiles a document with its definitions; a rejection contains every error.
     *
     * @param key of its record, which says whether it is a challenger
     */
    public CompiledModel compile(Linked document, String key) {
        Diagnostics diagnostics = new Diagnostics();
        ModelReader.Read read = ModelReader.read(document.rule(), key, diagnostics);
        if (!(document.rule() instanceof Node.Fields fields) || !isPlain(fields, diagnostics)) {
            return new CompiledModel.Rejected(diagnostics.errors());
        }
        Linked body = new Linked(asRule(fields), document.definitions(), document.known(), document.attributes());
        Compiled compiled = rules.compile(body);
        if (compiled instanceof Compiled.Rejected rejected) {
            rejected.errors().stream().map(ModelCompiler::placed).forEach(diagnostics::add);
        }
        List<RuleError> warnings = new ArrayList<>(diagnostics.warnings());
        List<Model.Input> inputs = new ArrayList<>();
        if (compiled instanceof Compiled.Accepted accepted) {
            accepted.warnings().stream()
                    .filter(warning -> isOfModel(warning.path()))
                    .map(ModelCompiler::placed)
                    .forEach(warnings::add);
            require(accepted.rule(), read, diagnostics);
            warnOfRoom(read, warnings);
            read.inputs()
                    .forEach(name -> input(accepted.rule(), name, diagnostics).ifPresent(inputs::add));
        }
        return compiled instanceof Compiled.Accepted accepted && diagnostics.count() == 0
                ? new CompiledModel.Accepted(model(read, accepted.rule(), inputs, body), warnings)
                : new CompiledModel.Rejected(diagnostics.errors());
    }

    /**
     * Returns the model of a document in force.
     *
     * @param form as {@link Linked#form} wrote it
     * @param id of the document
     * @throws IllegalStateException if it is refused now: only a changed job config or jar can make it so
     */
    public Model inForce(Node form, String id) {
        CompiledModel compiled = compile(Linked.read(form), ModelIds.keyOf(id));
        if (compiled instanceof CompiledModel.Accepted accepted) {
            return accepted.model();
        }
        throw new IllegalStateException("model '" + ModelIds.keyOf(id)
                + "' was in force when this job was saved and is refused now: "
                + ((CompiledModel.Rejected) compiled).errors().get(0).message()
                + ". Bring back the job config that it needs, or remove the model first.");
    }

    /** Returns whether the expressions can be compiled; if the document has another shape that is noted already. */
    private static boolean isPlain(Node.Fields document, Diagnostics diagnostics) {
        boolean onEvent = document.values().get(ON) instanceof Node.Text;
        if (!onEvent && document.values().containsKey(ON)) {
            diagnostics.add(
                    ON,
                    "'on' is " + document.values().get(ON).described()
                            + "; write the type of the events that it is asked about, such as on: transaction");
        }
        return onEvent
                && document.values().get(INPUTS) instanceof Node.Fields
                && (!document.values().containsKey(FEATURES)
                        || document.values().get(FEATURES) instanceof Node.Fields
                        || document.values().get(FEATURES) instanceof Node.Empty);
    }

    private static Node asRule(Node.Fields model) {
        Map<String, Node> then = new LinkedHashMap<>();
        then.put("points", new Node.Whole(0, NOWHERE));
        then.put("params", model.values().getOrDefault(INPUTS, new Node.Empty(NOWHERE)));
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put("id", new Node.Text("model", NOWHERE));
        rule.put("version", new Node.Whole(1, NOWHERE));
        rule.put("mode", new Node.Text("shadow", NOWHERE));
        rule.put(ON, model.values().getOrDefault(ON, new Node.Empty(NOWHERE)));
        rule.put(FEATURES, model.values().getOrDefault(FEATURES, new Node.Empty(NOWHERE)));
        rule.put("when", new Node.Truth(true, NOWHERE));
        rule.put("then", new Node.Fields(then, NOWHERE));
        return new Node.Fields(rule, NOWHERE);
    }

    private static boolean isOfModel(String path) {
        return path.startsWith(FEATURES) || path.startsWith(PARAMS) || path.equals(ON);
    }

    /** Returns an error of the rule that a model is compiled as, at the place in the model's document. */
    public static RuleError placed(RuleError error) {
        String path = error.path().startsWith(PARAMS) ? INPUTS + error.path().substring(PARAMS.length()) : error.path();
        String message = path.equals(FEATURES) && error.message().startsWith("the rule ")
                ? "the model " + error.message().substring("the rule ".length())
                : error.message();
        return new RuleError(path, message, error.line(), error.column());
    }

    /** Returns the most bytes of UTF-8 that a document has. */
    public int maxDocumentBytes() {
        return rules.limits().maxDocumentBytes();
    }

    /** Warns of a sample that a version which the job writes has no room for. */
    private void warnOfRoom(ModelReader.Read read, List<RuleError> warnings) {
        if (!(read.kind() instanceof Anomaly forest) || read.inputs().isEmpty()) {
            return;
        }
        int room = ForestSampleCodec.rowsInText(
                maxDocumentBytes()
                        - OTHER_BYTES
                        - OTHER_BYTES_OF_INPUT * read.inputs().size(),
                read.inputs().size());
        if (room < forest.samples()) {
            warnings.add(RuleError.at(
                    "forest",
                    "a document of " + maxDocumentBytes() + " bytes (limits.maxDocumentBytes) has room for about "
                            + room
                            + " samples of " + read.inputs().size()
                            + " inputs, so that versions of the job have no more; write samples: "
                            + Math.max(Anomaly.FEWEST_SAMPLES, room) + ", or raise the limit"));
        }
    }

    private static void require(Rule body, ModelReader.Read read, Diagnostics diagnostics) {
        if (body.usesStock()) {
            diagnostics.add(INPUTS, "a model is not told what is in stock; leave that to the rule that asks it");
        }
        if (!body.lookbacks().isEmpty()) {
            diagnostics.add(
                    INPUTS,
                    "a model is not told about decisions, other rules or other models; count decisions in a feature"
                            + " over them, or leave it to the rule that asks it");
        }
        if (body.triggers().contains(DecisionStream.TYPE)) {
            diagnostics.add(ON, DecisionStream.NO_TRIGGER);
        }
        if (read.kind() instanceof Online
                && body.triggers().stream().noneMatch(type -> type.ruleName().equals("transaction"))) {
            diagnostics.add(ON, "labels are of transactions, so that only on: transaction can be learned");
        }
    }

    private static Optional<Model.Input> input(Rule body, String name, Diagnostics diagnostics) {
        Expression value = body.params().get(name);
        if (value == null) {
            return Optional.empty(); // noted by the compiler of rules
        }
        String fault = value instanceof CelExpression cel ? cel.noNumber() : "";
        if (!fault.isEmpty()) {
            diagnostics.add(
                    new RuleError(INPUTS + "." + name, "an input is a number, or true or false, and " + fault, 1, 1));
        }
        return Optional.of(new Model.Input(name, value));
    }

    private static Model model(ModelReader.Read read, Rule body, List<Model.Input> inputs, Linked document) {
        return new Model(
                read.id(),
                read.challenger(),
                read.version(),
                read.mode(),
                read.rolloutPercent(),
                body,
                inputs,
                read.kind(),
                read.artifact(),
                read.guard(),
                read.training(),
                read.baseline(),
                structure(document));
    }

    /** Returns a short digest of what the inputs mean: nodes say the same wherever they stood in a text. */
    private static String structure(Linked document) {
        StringBuilder text = new StringBuilder();
        append(document.withFeatures(), text);
        append(document.texts(), text);
        return Artifacts.sha256(text.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, STRUCTURE_DIGITS);
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof Node.Fields fields) {
            text.append('{');
            fields.values().forEach((key, value) -> {
                text.append(key.length()).append(key).append(':');
                append(value, text);
            });
            text.append('}');
        } else if (node instanceof Node.Elements list) {
            text.append('[');
            list.values().forEach(value -> append(value, text));
            text.append(']');
        } else {
            String written = node.described();
            text.append(written.length()).append(written);
        }
    }
}
