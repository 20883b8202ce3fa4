package dev.weir.console.seen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.events.record.Sender;
import java.nio.charset.StandardCharsets;

/** Pushes and answers for tests. */
public final class PushedVersions {
    private PushedVersions() {}

    /** Adds a push. */
    public static void add(SeenSoFar sightings, String id, String json, long atMillis, String by) {
        add(sightings, id, json, atMillis, new Sender(by, 0, ""));
    }

    /** Adds a push that may be signed. */
    public static void add(SeenSoFar sightings, String id, String json, long atMillis, Sender sender) {
        add(sightings, id, json, atMillis, PushedVersion.ELSEWHERE, sender);
    }

    /** Adds a push at an offset of the topic. */
    public static void add(SeenSoFar sightings, String id, String json, long atMillis, long offset, Sender sender) {
        sightings.addPush(id, PushedVersion.of(json.getBytes(StandardCharsets.UTF_8), atMillis, offset, sender));
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
