package dev.weir.io.document;

import dev.weir.events.answer.RuleError;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the files of models next to the rules, in the folder {@value RuleFiles#MODELS}: {@code card-fraud.yaml} is a model,
 * and {@code card-fraud.shadow.yaml} its challenger.
 */
public final class ModelFiles {
    private static final String CHALLENGER = ".shadow";

    private ModelFiles() {}

    /**
     * Returns the files with models: a single file is one, and of a folder those that are no JSON, since artifacts may be, as
     * XGBoost saves them.
     */
    public static List<Path> in(Path place) throws IOException {
        return Files.isDirectory(place)
                ? RuleFiles.in(place).stream()
                        .filter(file -> !file.toString().endsWith(".json"))
                        .toList()
                : RuleFiles.in(place);
    }

    /**
     * A model as it is pushed.
     *
     * @param json its document
     * @param artifact the file that has to be on the topic of artifacts before it
     */
    public record Read(String json, Optional<FileArtifact> artifact) {}

    /**
     * Reads all models of a folder of rules, valid or not. A file that cannot be read, or does not have the name of its
     * model, is reported, and the others are read.
     *
     * @param errors receives those of the files
     * @return the models, by the keys of their records; none if there is no folder of models
     */
    public static Map<String, Read> read(Path folder, List<String> errors) throws IOException {
        Path there = folder.resolve(RuleFiles.MODELS);
        Map<String, Read> models = new TreeMap<>();
        if (Files.isDirectory(there)) {
            for (Path file : in(there)) {
                read(file, models).ifPresent(errors::add);
            }
        }
        return models;
    }

    private static Optional<String> read(Path file, Map<String, Read> models) throws IOException {
        byte[] text = Files.readAllBytes(file);
        Node model;
        try {
            model = Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(text);
        } catch (DocumentException e) {
            return Optional.of(told(file, text, e.error()));
        }
        String stem = RuleFiles.stem(file);
        boolean challenger = stem.endsWith(CHALLENGER);
        String name = challenger ? stem.substring(0, stem.length() - CHALLENGER.length()) : stem;
        if (!ModelIds.written(model).equals(Optional.of(name))) {
            return Optional.of(file + " begins with model: "
                    + ModelIds.written(model).orElse("...") + "; a file has the name of its model, so write model: "
                    + name + ", or rename it");
        }
        try {
            Optional<FileArtifact> artifact = FileArtifact.of(model, file);
            Node pushed = artifact.map(one -> one.pushed(model)).orElse(model);
            models.put(ModelIds.key(name, challenger), new Read(DocumentForms.json(pushed), artifact));
            return Optional.empty();
        } catch (ArtifactException e) {
            return Optional.of(told(file, text, RuleError.at("artifact", String.valueOf(e.getMessage()))));
        }
    }

    private static String told(Path file, byte[] text, RuleError error) {
        return String.join("\n", FileError.of(file, SourceText.of(text), error).lines());
    }
}
