package dev.weir.realdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A rule as it is pushed. */
public record RuleDocument(String id, String json) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Out of YAML. */
    public static RuleDocument of(String yaml) {
        try {
            JsonNode rule = YAML.readTree(yaml);
            return new RuleDocument(rule.path("id").asText(), rule.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no YAML: " + yaml, e);
        }
    }

    /** The sample rules of this project, sorted by file, but for those of the field, which no data and no story is about. */
    public static List<RuleDocument> samples() {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            return files.filter(file ->
                            !file.startsWith(Path.of("rules", "field")) && !file.startsWith(Path.of("rules", "models")))
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .map(RuleDocument::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the samples that ask for an outcome. */
    public static List<RuleDocument> samples(String outcome) {
        return samples().stream()
                .filter(sample ->
                        Wire.read(sample.json()).at("/then/outcome").asText().equals(outcome))
                .toList();
    }

    private static RuleDocument in(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
