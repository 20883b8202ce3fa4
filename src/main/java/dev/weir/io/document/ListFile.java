package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.Utf8;
import dev.weir.rules.document.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list read from a file. An entry is the text as a person sees it in the file; anything that is not a text, or that
 * could be read in two ways, is refused with its place. A file either has one entry per line, read by {@link
 * ListLines}, or is YAML or JSON with a list or {@code {name, entries}}, read by {@link ListDocument}. A table is YAML or
 * JSON with {@code rows}, or CSV whose first line has the types of the fields, read by {@link TableLines}.
 *
 * @param json the list as it is sent to the topic
 */
public record ListFile(String name, String json) {
    private static final int MAX_BYTES = 64 << 20;
    private static final int MOST_ERRORS = 10;

    /** Made for those who have such a list. */
    private static final class Mapper {
        private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .build())
                .build();
    }

    /** Returns whether a folder exists and contains a list. */
    public static boolean areIn(Path folder) throws IOException {
        return Files.isDirectory(folder) && !files(folder).isEmpty();
    }

    /**
     * Reads all files of a folder, each as a list with the file's name.
     *
     * @throws IOException if there are none, or if some cannot be read, with the errors of all
     */
    public static List<ListFile> in(Path folder) throws IOException {
        List<String> errors = new ArrayList<>();
        List<ListFile> lists = in(folder, errors);
        if (!errors.isEmpty()) {
            throw new IOException(String.join("\n", errors));
        }
        return lists;
    }

    /**
     * Reads the lists of a folder and skips those that cannot be read.
     *
     * @param errors receives the errors of those that are skipped
     * @throws IOException if there is no list
     */
    public static List<ListFile> in(Path folder, List<String> errors) throws IOException {
        List<ListFile> lists = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new IOException("there is no list in " + folder + "; lists are files such as blocked-ips.txt");
        }
        Map<String, Path> named = new HashMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", "");
            Path other = named.putIfAbsent(name, file);
            if (other != null) {
                errors.add(file + ":1:1: the list '" + name + "' is in " + other.getFileName()
                        + " too; put its entries into one file, or name this one otherwise");
                continue;
            }
            try {
                lists.add(read(name, file));
            } catch (IOException e) {
                errors.add(String.valueOf(e.getMessage()));
            }
        }
        return lists;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a file as a list with this name.
     *
     * @throws IOException if there is no such file, or if it is not a list, with the places of its first errors
     */
    public static ListFile read(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, and at most " + MAX_BYTES
                    + " are read; make two lists of it");
        }
        Entries entries = new Entries(file);
        try {
            entries.readAll(Utf8.text(Files.readAllBytes(file)));
        } catch (Utf8.NotUtf8 e) {
            entries.wrong(e.line(), e.column(), e.fault().message());
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("name", name);
        entries.table.ifPresentOrElse(
                table -> table.without(List.of("name"))
                        .properties()
                        .forEach(field -> list.set(field.getKey(), field.getValue())),
                () -> entries.texts.forEach(list.putArray("entries")::add));
        String json = list.toString();
        if (entries.errors.isEmpty() && entries.table.isPresent()) {
            entries.check(json);
        }
        if (!entries.errors.isEmpty()) {
            throw new IOException(String.join("\n", entries.errors));
        }
        return new ListFile(name, json);
    }

    /** The entries and errors found in a file. */
    static final class Entries {
        private final Path file;
        private final List<String> texts = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private Optional<ObjectNode> table = Optional.empty();

        Entries(Path file) {
            this.file = file;
        }

        private void readAll(String text) {
            String named = file.toString();
            if (named.endsWith(".json")) {
                ListDocument.json(text, this);
            } else if (named.endsWith(".yaml") || named.endsWith(".yml")) {
                ListDocument.yaml(text, this);
            } else if (named.endsWith(".csv") && TableLines.isTable(text)) {
                new TableLines(this).read(text);
            } else {
                new ListLines(named.endsWith(".csv"), this).read(text);
            }
        }

        /**
         * Accepts a table, or a list with entries that end, in the form that is sent to the topic, without the name.
         */
        void table(ObjectNode whole) {
            table = Optional.of(whole);
        }

        /** Notes the errors of a table, or of a list of which some entries end, as the job would find them. */
        private void check(String json) {
            for (JsonNode entry : table.map(whole -> whole.path("entries")).orElse(NullNode.instance)) {
                String hidden = hidden(entry.asText());
                if (!hidden.isEmpty()) {
                    errors.add(file + ": entries: " + hidden);
                }
            }
            try {
                Documents.json(MAX_BYTES).ofWhatIsInForce().readList(json.getBytes(StandardCharsets.UTF_8));
            } catch (DocumentException e) {
                e.errors().stream()
                        .limit(MOST_ERRORS)
                        .forEach(error -> errors.add(file + ": " + error.path() + ": " + error.message()));
            }
        }

        /** Returns a JSON object that was read before as a tree. */
        static ObjectNode tree(String json) {
            try {
                return (ObjectNode) Mapper.JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("this was JSON before", e);
            }
        }

        /** Adds a text exactly as it is visible, if all of it is visible. */
        void add(String text, int line, int column) {
            String hidden = hidden(text);
            if (text.isEmpty()) {
                wrong(line, column, "an entry is empty; leave it out");
            } else if (hidden.isEmpty()) {
                texts.add(text);
            } else {
                wrong(line, column, hidden);
            }
        }

        /** Notes an error, for the first few errors. */
        void wrong(int line, int column, String message) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(file + ":" + line + ":" + column + ": " + message);
            }
        }

        /** Describes an invisible character, which would make an entry equal to no other text. */
        private static String hidden(String text) {
            int first = text.isEmpty() ? ' ' : text.codePointAt(0);
            int last = text.isEmpty() ? ' ' : text.codePointBefore(text.length());
            if (text.chars().anyMatch(Character::isISOControl)) {
                return "the entry has a control character in it, such as a tab; write one entry a line, and no columns";
            }
            for (int edge : new int[] {first, last}) {
                if (!text.isEmpty() && isHidden(edge)) {
                    return String.format(
                            "the entry begins or ends with U+%04X, which is invisible; leave it out", edge);
                }
            }
            return "";
        }

        private static boolean isHidden(int character) {
            int type = Character.getType(character);
            return type == Character.FORMAT
                    || type == Character.SPACE_SEPARATOR
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
        }
    }
}
