package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A savepoint that a version of the job left behind, with its story, and what has to be said in the second part of that.
 * What was said is of a job that was not stopped.
 */
record KeptSavepoint(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/savepoints");
    private static final JsonMapper JSON = new JsonMapper();

    /** Of all versions. */
    static List<KeptSavepoint> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.sorted().map(KeptSavepoint::new).toList();
        }
    }

    static KeptSavepoint named(String name) {
        return new KeptSavepoint(ALL.resolve(name));
    }

    UpgradeStory story() throws IOException {
        return UpgradeStory.read(folder.resolve("story.yaml"));
    }

    /** Lays it out in a folder, and returns where it is, as Flink names a folder. */
    String unpack(Path into) throws IOException {
        Files.createDirectories(into);
        try (FileSystem zip = FileSystems.newFileSystem(state())) {
            copyAll(zip.getPath("/"), into);
        }
        return into.toUri().toString();
    }

    List<JsonNode> expected() throws IOException {
        List<JsonNode> expected = new ArrayList<>();
        for (String line : Files.readAllLines(expectation())) {
            expected.add(JSON.readTree(line));
        }
        return expected;
    }

    /** Keeps a savepoint, and what a job said that was not stopped. */
    void keep(Path savepoint, List<JsonNode> said) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(state(), Map.of("create", "true"))) {
            copyAll(savepoint, zip.getPath("/"));
        }
        Files.write(expectation(), said.stream().map(JsonNode::toString).toList());
    }

    private static void copyAll(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName().toString()));
            }
        }
    }

    private Path state() {
        return folder.resolve("state.zip");
    }

    private Path expectation() {
        return folder.resolve("expected.jsonl");
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
