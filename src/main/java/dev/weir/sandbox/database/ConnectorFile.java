package dev.weir.sandbox.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The config of a connector as Kafka Connect takes it: {@code {"name": …, "config": {…}}}.
 *
 * @param name of the connector
 * @param config its settings
 */
public record ConnectorFile(String name, Map<String, String> config) {
    /** That of the shop's database, which the sandbox uses as well, with other addresses. */
    public static final Path OF_POSTGRES = Path.of("job-configs/connect/postgres.json");

    private static final JsonMapper JSON = new JsonMapper();

    /** Makes a defensive copy. */
    public ConnectorFile {
        config = Map.copyOf(config);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if there is none, or if it has another form
     */
    public static ConnectorFile read(Path file) throws IOException {
        JsonNode document = JSON.readTree(file.toFile());
        Map<String, String> config = new TreeMap<>();
        for (Map.Entry<String, JsonNode> setting : document.path("config").properties()) {
            config.put(setting.getKey(), setting.getValue().asText());
        }
        if (document.path("name").asText().isEmpty() || config.isEmpty()) {
            throw new IOException(file + " is no connector; write {\"name\": …, \"config\": {…}}");
        }
        return new ConnectorFile(document.path("name").asText(), config);
    }

    /** Returns a copy with further settings, in place of those of the same name. */
    ConnectorFile with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(config);
        all.putAll(others);
        return new ConnectorFile(name, all);
    }
}
