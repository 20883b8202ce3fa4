package dev.weir.cli.rules;

import dev.weir.cli.push.Change;
import dev.weir.events.answer.RuleError;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.RuleFiles;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the name of a file says about a model in it, and what pushing it would change. */
public final class ModelFile {
    private static final String CHALLENGER = ".shadow";

    private ModelFile() {}

    /** Returns the key of the model's record: {@code NAME.shadow.yaml} is the challenger of {@code NAME.yaml}. */
    static String key(Path file) {
        return ModelIds.key(name(file), isChallenger(file));
    }

    private static String name(Path file) {
        String stem = RuleFiles.stem(file);
        return isChallenger(file) ? stem.substring(0, stem.length() - CHALLENGER.length()) : stem;
    }

    /** Returns whether a file is a challenger, by its name. */
    public static boolean isChallenger(Path file) {
        return RuleFiles.stem(file).endsWith(CHALLENGER);
    }

    /** Returns what is wrong with a model that has another name than its file; a model without a name is left to others. */
    static List<RuleError> misnamed(Path file, Node document) {
        return ModelIds.written(document)
                .filter(model -> !model.equals(name(file)))
                .map(model -> RuleError.at(
                        "model",
                        "the model is '" + model + "' and the file " + file.getFileName() + "; name the file " + model
                                + (isChallenger(file) ? CHALLENGER : "") + ".yaml"))
                .stream()
                .toList();
    }

    /**
     * Returns the change that pushing a model would make, beside what is on the topic of models. A file with its artifact is
     * pushed with it.
     *
     * @param file in which the document is
     * @throws IOException if the file with its artifact cannot be read
     */
    public static Change change(String id, Path file, Node document, RulesOnTopic models) throws IOException {
        try {
            Optional<FileArtifact> artifact = FileArtifact.of(document, file);
            Change change = change(id, artifact.map(one -> one.pushed(document)).orElse(document), models);
            return new Change(change.rule(), change.version(), change.kind(), change.json(), artifact);
        } catch (ArtifactException e) {
            throw new IOException(file + ": artifact: " + e.getMessage(), e);
        }
    }

    /** Returns a document as it is pushed: with a hash and chunks in place of a file with an artifact. */
    static Node pushed(RuleFile file) throws IOException {
        try {
            Node document = file.document();
            return FileArtifact.of(document, file.path())
                    .map(one -> one.pushed(document))
                    .orElse(document);
        } catch (ArtifactException e) {
            throw new IOException(file.path() + ": artifact: " + e.getMessage(), e);
        }
    }

    private static Change change(String id, Node document, RulesOnTopic models) {
        Optional<RulesOnTopic.Revision> latest = models.latest(id);
        Change.Kind kind = latest.isEmpty()
                ? Change.Kind.NEW
                : !latest.get().document().equals(Optional.of(document))
                        ? Change.Kind.CHANGED
                        : models.isInForce(latest.get()) ? Change.Kind.UNCHANGED : Change.Kind.AGAIN;
        return new Change(id, Versions.of(document), kind, DocumentForms.json(document));
    }

    /** Returns the change by a file of a folder: one behind the topic stays, as the job may have trained on from it. */
    static Change change(RuleFile file, RulesOnTopic models) throws IOException {
        Change change = change(file.id(), file.path(), file.document(), models);
        boolean behind = change.kind() == Change.Kind.CHANGED
                && models.latest(file.id())
                        .filter(latest -> latest.version() > file.version())
                        .isPresent();
        return behind ? new Change(change.rule(), change.version(), Change.Kind.BEHIND, change.json()) : change;
    }
}
