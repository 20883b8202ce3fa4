package dev.weir.cli.rules;

import dev.weir.engine.model.ModelLoading;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.artifact.LocalArtifacts;
import dev.weir.io.document.FileError;
import dev.weir.io.document.ModelFiles;
import dev.weir.io.document.ReadFiles;
import dev.weir.io.document.RuleFiles;
import dev.weir.io.document.SourceText;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.NeededModels;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the models in folders {@value RuleFiles#MODELS} as the job would, and knows what they mean for rules. */
final class FolderModels {
    private static final Node NOTHING = new Node.Empty(new Node.Place(1, 1));

    private final ReadFiles read;
    private final OtherDocuments others;
    private final List<Path> known = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    /** Read when a rule asks a model, or one is checked: a model may be large, and few rules ask any. */
    private Optional<Map<String, Node>> byKey = Optional.empty();

    /** Creates it with what reads files, and what models may use. */
    FolderModels(ReadFiles read, OtherDocuments others) {
        this.read = read;
        this.others = others;
    }

    /**
     * Finds the models in these places, which are checked, and those beside them, which rules may ask. What was found
     * before is forgotten.
     */
    void find(List<Path> places) throws IOException {
        byKey = Optional.empty();
        known.clear();
        files.clear();
        for (Path place : places) {
            Path above = place.toAbsolutePath().normalize();
            learn(above.resolveSibling(RuleFiles.MODELS));
            if (Files.isRegularFile(above) && above.getParent() != null) {
                learn(above.getParent().resolveSibling(RuleFiles.MODELS));
            }
        }
        for (Path place : places) {
            Path inside = place.resolve(RuleFiles.MODELS);
            if (Files.isDirectory(inside)) {
                files.addAll(ModelFiles.in(inside));
                learn(inside);
            }
        }
    }

    private void learn(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            known.addAll(ModelFiles.in(folder));
        }
    }

    /** A model beside one file is checked by nobody else, so one that cannot be read is told here. */
    private Map<String, Node> byKey() {
        if (byKey.isEmpty()) {
            Map<String, Node> models = new TreeMap<>();
            for (Path file : known) {
                document(file).ifPresent(model -> models.put(ModelFile.key(file), FileArtifact.playable(model, file)));
            }
            byKey = Optional.of(models);
        }
        return byKey.get();
    }

    private Optional<Node> document(Path file) {
        try {
            return read.find(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the models in the places, after the job's own checks; what they may use has to be known by now. */
    List<RuleFile> check() throws IOException {
        List<RuleFile> checked = new ArrayList<>();
        for (Path file : files) {
            checked.add(check(file, Files.readAllBytes(file)));
        }
        return checked;
    }

    private RuleFile check(Path file, byte[] text) {
        SourceText source = SourceText.of(text);
        return Boundary.cross(
                () -> {
                    try {
                        return check(file, source, read.read(file, text));
                    } catch (DocumentException e) {
                        return RuleFile.unreadable(file, NOTHING, FileError.of(file, source, e.error()));
                    }
                },
                reason -> RuleFile.unreadable(
                        file, NOTHING, FileError.of(file, SourceText.of(""), RuleError.at("", reason))));
    }

    private RuleFile check(Path file, SourceText source, Node document) {
        String key = ModelFile.key(file);
        List<RuleError> errors = new ArrayList<>(ModelFile.misnamed(file, document));
        errors.addAll(onOtherEvents(key, document));
        List<RuleError> warnings = new ArrayList<>();
        CompiledModel compiled = new ModelCompiler(others.compiler()).compile(others.link(document), key);
        if (compiled instanceof CompiledModel.Rejected rejected) {
            errors.addAll(others.meaning(rejected.errors()));
        } else if (compiled instanceof CompiledModel.Accepted accepted) {
            errors.addAll(unloadable(file, accepted.model()));
            warnings.addAll(accepted.warnings());
        }
        return RuleFile.model(
                file,
                ModelIds.ofKey(key),
                document,
                FileError.placed(file, source, errors),
                FileError.placed(file, source, warnings));
    }

    /** Returns an error if the challenger is asked about other events than the live version beside it. */
    private List<RuleError> onOtherEvents(String key, Node document) {
        Node live = byKey().getOrDefault(ModelIds.nameIn(key), NOTHING);
        String on = RulesOnTopic.text(document, "on", "");
        String ofLive = RulesOnTopic.text(live, "on", "");
        return !ModelIds.isChallenger(key) || on.isEmpty() || ofLive.isEmpty() || on.equals(ofLive)
                ? List.of()
                : List.of(RuleError.at(
                        "on",
                        "the challenger is on: " + on + " and the live version on: " + ofLive
                                + "; both are asked about the same events, so write on: " + ofLive));
    }

    /** Returns why a model cannot be loaded. An artifact that is in no file of this machine is left to the job. */
    private static List<RuleError> unloadable(Path file, Model model) {
        Path folder = file.toAbsolutePath().getParent();
        if (model.artifact().filter(FolderModels::isElsewhere).isPresent()
                || folder == null
                || model.mode() == Mode.OFF) {
            return List.of();
        }
        String fault = ModelLoading.by(new Scorers(new LocalArtifacts(folder))).fault(model);
        return fault.isEmpty()
                ? List.of()
                : List.of(RuleError.at(model.artifact().isPresent() ? "artifact" : "kind", fault));
    }

    private static boolean isElsewhere(Artifact artifact) {
        return artifact instanceof Artifact.OnTopic
                || (artifact instanceof Artifact.AtUri at
                        && at.uri().contains(":")
                        && !at.uri().startsWith("file:"));
    }

    /** Returns what is wrong with the models that a rule asks; one that is not there is none, since it may be pushed. */
    List<RuleError> errors(Rule rule) {
        return asksNone(rule) ? List.of() : NeededModels.onOthers(rule, known());
    }

    /** Returns a warning for each model that a rule asks and that gives no score. */
    List<RuleError> warnings(Rule rule) {
        return asksNone(rule) ? List.of() : NeededModels.silent(rule, known());
    }

    private static boolean asksNone(Rule rule) {
        return rule.lookbacks().models().isEmpty();
    }

    private Map<String, NeededModels.Known> known() {
        Map<String, NeededModels.Known> known = new TreeMap<>();
        byKey().forEach((key, model) -> {
            Mode otherwise = ModelIds.isChallenger(key) ? Mode.SHADOW : Mode.LIVE;
            Mode mode = Mode.NAMES.getOrDefault(RulesOnTopic.text(model, "mode", ""), otherwise);
            known.put(key, new NeededModels.Known(RulesOnTopic.text(model, "on", ""), mode));
        });
        return known;
    }

    /**
     * Returns the models that can be asked here, with what they use written out, by their keys: not those whose artifact is
     * elsewhere than in a file of this machine.
     */
    Map<String, Node> whole() {
        Map<String, Node> whole = new TreeMap<>();
        byKey().forEach((key, model) -> {
            if (FileArtifact.isPlayable(model)) {
                whole.put(key, others.link(model).writtenOut());
            }
        });
        return whole;
    }
}
