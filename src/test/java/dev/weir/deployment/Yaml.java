package dev.weir.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Reads files of YAML, and so of JSON. */
final class Yaml {
    private Yaml() {}

    static JsonNode read(Path file) throws IOException {
        return YAMLMapper.builder().build().readTree(file.toFile());
    }
}
