package dev.weir.cli.backtest;

import dev.weir.config.JobConfig;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The models in folders {@code models} in and beside rules, as backtests play them. */
final class GivenModels {
    private static final String ENDING = ".yaml";
    private static final String OF_CHALLENGER = ".shadow";

    private GivenModels() {}

    /**
     * Returns the JSON of each model, by the key of its record.
     *
     * @throws IOException if a file is no document, with its place
     */
    static Map<String, String> in(List<Path> places, JobConfig config) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path place : places) {
            folders.add(place.toAbsolutePath().normalize().resolveSibling(ModelIds.KIND));
            folders.add(place.toAbsolutePath().normalize().resolve(ModelIds.KIND));
        }
        Map<String, String> models = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(GivenModels::isModel).sorted().toList()) {
                        models.put(keyOf(file), json(file, config));
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

    private static String json(Path file, JobConfig config) throws IOException {
        Documents yaml = Documents.yaml(config.limits().maxDocumentBytes());
        try {
            return DocumentForms.json(FileArtifact.playable(yaml.read(Files.readAllBytes(file)), file));
        } catch (DocumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
