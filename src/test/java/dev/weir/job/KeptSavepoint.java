package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    /**
     * Asserts that a job that goes on from it said what one without a stop said. What time brings about is due when all
     * partitions have passed it, or are idle by the clock on the wall: on a slow machine that may be before an edit that is
     * due after it. So the epoch of such a decision is that of the kept one, or an earlier one since the job goes on.
     */
    void assertSaid(List<JsonNode> said) throws IOException {
        List<JsonNode> expected = new ArrayList<>();
        Map<String, JsonNode> decisions = new HashMap<>();
        for (String line : Files.readAllLines(expectation())) {
            JsonNode one = JSON.readTree(line);
            expected.add(one);
            if (one.has("decisionId")) {
                decisions.put(one.path("decisionId").asText(), one);
            }
        }
        long first = expected.stream()
                .filter(one -> one.has("rulesEpoch"))
                .mapToLong(one -> one.path("rulesEpoch").asLong())
                .min()
                .orElseThrow();
        List<UpgradeStory.Step> heard = story().after();
        for (JsonNode one : said) {
            JsonNode kept = decisions.get(one.path("decisionId").asText());
            if (kept != null && heard.stream().noneMatch(step -> UpgradePlayer.isOf(step, triggerOf(one)))) {
                long latest = kept.path("rulesEpoch").asLong();
                assertThat(one.path("rulesEpoch").asLong()).as("%s", one).isBetween(first, latest);
                ((ObjectNode) one).put("rulesEpoch", kept.path("rulesEpoch").intValue());
            }
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String triggerOf(JsonNode decision) {
        return decision.path("trigger").path("id").asText();
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
