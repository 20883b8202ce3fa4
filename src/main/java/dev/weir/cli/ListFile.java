package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.io.DocumentForms;
import dev.weir.io.Documents;
import dev.weir.rules.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list in a file: one entry a line, where blank lines and those that begin with {@code #} are none; or YAML or JSON, a list
 * or {@code {name, entries}}.
 *
 * @param json as it goes to the topic
 */
record ListFile(String name, String json) {
    private static final List<String> DOCUMENTS = List.of(".yaml", ".yml", ".json");
    private static final int MAX_BYTES = 64 << 20;

    /** All files of a folder, each a list of the file's name. */
    static List<ListFile> in(Path folder) throws IOException {
        List<ListFile> lists = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    lists.add(read(name.replaceFirst("\\.[a-z]+$", ""), file));
                }
            }
        }
        if (lists.isEmpty()) {
            throw new IOException("there is no list in " + folder + "; lists are files such as blocked-ips.txt");
        }
        return lists;
    }

    /** A file, as a list of this name. */
    static ListFile read(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        ObjectNode list = Output.object().put("name", name);
        ArrayNode entries = list.putArray("entries");
        if (DOCUMENTS.stream().anyMatch(file.toString()::endsWith)) {
            JsonNode document = document(file);
            document = document.isObject() ? document.path("entries") : document;
            if (!document.isArray()) {
                throw new IOException(file + " is no list; write its entries, one a line, or [\"one\", \"two\"]");
            }
            document.forEach(entry -> entries.add(entry.asText()));
        } else {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(line.strip());
                }
            }
        }
        return new ListFile(name, list.toString());
    }

    private static JsonNode document(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        if (file.toString().endsWith(".json")) {
            return Output.parse(text);
        }
        try {
            return Output.parse(
                    DocumentForms.json(Documents.yaml(MAX_BYTES).read(text)).getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IOException(
                    file + ":" + e.error().line() + ":" + e.error().column() + ": "
                            + e.error().message(),
                    e);
        }
    }
}
