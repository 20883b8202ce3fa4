package dev.weir.cli.backtest;

import dev.weir.cli.rules.GivenRules;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.config.JobConfig;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The models in folders {@code models} in and beside rules, as backtests play them.
 *
 * @param json of each, by the key of its record
 * @param accepted those that the engine accepts; it says what is wrong with the others
 */
record GivenModels(Map<String, String> json, List<Model> accepted) {
    private static final String ENDING = ".yaml";
    private static final String OF_CHALLENGER = ".shadow";

    /** Makes defensive copies. */
    GivenModels {
        json = Collections.unmodifiableMap(new TreeMap<>(json));
        accepted = List.copyOf(accepted);
    }

    /**
     * Finds them.
     *
     * @param given the rules, whose definitions they may use
     * @throws IOException if a file is no document, with its place
     */
    static GivenModels in(List<Path> places, GivenRules given, JobConfig config) throws IOException {
        RuleFolder folder = new RuleFolder(config)
                .knowing(given.documents().stream()
                        .filter(document -> DocumentIds.isOfOther(DocumentIds.of(document)))
                        .toList());
        List<Model> accepted = new ArrayList<>();
        Map<String, String> json = new TreeMap<>();
        for (Map.Entry<String, Node> model : documents(places, config).entrySet()) {
            json.put(model.getKey(), DocumentForms.json(folder.writtenOut(model.getValue())));
            if (folder.compileModel(model.getValue(), model.getKey()) instanceof CompiledModel.Accepted good) {
                accepted.add(good.model());
            }
        }
        return new GivenModels(json, accepted);
    }

    /** Returns how far back the features of a model look at most, in milliseconds; 0 for none. */
    long reachMillis() {
        return accepted.stream()
                .flatMap(model -> model.features().stream())
                .mapToLong(feature ->
                        feature.aggregate().map(FeatureDefinition::windowMillis).orElse(0L))
                .max()
                .orElse(0);
    }

    private static Map<String, Node> documents(List<Path> places, JobConfig config) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path place : places) {
            folders.add(place.toAbsolutePath().normalize().resolveSibling(ModelIds.KIND));
            folders.add(place.toAbsolutePath().normalize().resolve(ModelIds.KIND));
        }
        Map<String, Node> models = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(GivenModels::isModel).sorted().toList()) {
                        models.put(keyOf(file), document(file, config));
                    }
                }
            }
        }
        return models;
    }

    private static boolean isModel(Path file) {
        return file.toString().endsWith(ENDING) && !file.toString().endsWith(".test" + ENDING);
    }

    private static String keyOf(Path file) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ENDING.length());
        return id.endsWith(OF_CHALLENGER)
                ? ModelIds.key(id.substring(0, id.length() - OF_CHALLENGER.length()), true)
                : ModelIds.key(id, false);
    }

    private static Node document(Path file, JobConfig config) throws IOException {
        Documents yaml = Documents.yaml(config.limits().maxDocumentBytes());
        try {
            return FileArtifact.playable(yaml.read(Files.readAllBytes(file)), file);
        } catch (DocumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
