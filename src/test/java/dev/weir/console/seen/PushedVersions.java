package dev.weir.console.seen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Pushes and answers for tests. */
public final class PushedVersions {
    private PushedVersions() {}

    /** Adds a push. */
    public static void add(SeenSoFar sightings, String id, String json, long atMillis, String by) {
        sightings.addPush(id, PushedVersion.of(json.getBytes(StandardCharsets.UTF_8), atMillis, by));
    }

    /** Adds an answer of the job. */
    public static void answer(SeenSoFar sightings, String json, long atMillis) {
        try {
            sightings.addAnswer(StatusSeen.of(new JsonMapper().readTree(json), atMillis));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
