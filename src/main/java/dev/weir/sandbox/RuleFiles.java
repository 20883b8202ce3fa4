package dev.weir.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of a folder and the folders in it: {@code *.yaml}, but for {@code *.test.yaml}. */
final class RuleFiles {

    private RuleFiles() {}

    /**
     * Reads all.
     *
     * @return by rule id, the document as JSON
     * @throws IOException if there is no such folder or no rule in it, if a file is no YAML or has no id, or if two have
     *     the same
     */
    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> rules = new TreeMap<>();
        YAMLMapper yaml = new YAMLMapper();
        for (Path file : listed(folder)) {
            JsonNode rule = parse(yaml, file);
            String id = rule.path("id").asText("");
            if (id.isEmpty()) {
                throw new IOException(file + " has no id; a rule begins with one, such as id: card-testing");
            }
            if (rules.put(id, rule.toString()) != null) {
                throw new IOException(file + " has the id '" + id + "' of another file; give each rule its own");
            }
        }
        if (rules.isEmpty()) {
            throw new IOException("no rule in " + folder + "; put *.yaml files there, or say -Dweir.rules=none");
        }
        return rules;
    }

    private static List<Path> listed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder + "; -Dweir.rules names a folder of rules, or none");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode parse(YAMLMapper yaml, Path file) throws IOException {
        try {
            return yaml.readTree(file.toFile());
        } catch (JacksonException e) {
            throw new IOException(file + " is no YAML: " + e.getOriginalMessage(), e);
        }
    }
}
