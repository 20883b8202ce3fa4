package dev.weir.console.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.events.record.Sender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A document as it was pushed.
 *
 * @param text of the record; {@code ""} if it takes the rule away
 * @param version 0 if it has none
 * @param atMillis when it was pushed, by the clock of whoever pushed it
 * @param offset on the topic of rules, or of models; {@value #ELSEWHERE} of what was read elsewhere
 * @param sender who says to have pushed it; only a signature proves it
 * @param kind of a model; {@code ""} of others
 * @param mode {@code live}, {@code shadow} or {@code off}
 * @param outcomes what it can decide
 */
public record PushedVersion(
        String text,
        long version,
        long atMillis,
        long offset,
        Sender sender,
        String description,
        String kind,
        String mode,
        List<String> tags,
        List<String> outcomes) {
    /** As much of a document is kept: the trees of a model may take more. */
    static final int MOST_BYTES = 200_000;

    /** The offset of what is not from the topic of rules or of models. */
    static final long ELSEWHERE = -1;

    private static final JsonMapper JSON = new JsonMapper();

    /** Makes defensive copies. */
    public PushedVersion {
        tags = List.copyOf(tags);
        outcomes = List.copyOf(outcomes);
    }

    static PushedVersion of(byte[] value, long atMillis, long offset, Sender sender) {
        JsonNode json;
        try {
            json = JSON.readTree(value);
        } catch (java.io.IOException e) {
            json = JSON.missingNode(); // the job has refused it and said why
        }
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(tag -> tags.add(tag.asText()));
        Set<String> outcomes = new TreeSet<>();
        json.path("then").findValuesAsText("outcome").forEach(outcomes::add);
        return new PushedVersion(
                bounded(value),
                json.path("version").asLong(),
                atMillis,
                offset,
                sender,
                json.path("description").asText(),
                json.path("kind").asText(),
                json.path("mode").asText("live"),
                tags,
                List.copyOf(outcomes));
    }

    private static String bounded(byte[] value) {
        return value.length <= MOST_BYTES
                ? new String(value, StandardCharsets.UTF_8)
                : new String(value, 0, MOST_BYTES, StandardCharsets.UTF_8) + "\n… and " + (value.length - MOST_BYTES)
                        + " bytes more";
    }

    /** Returns the document, which is missing if it is none, or too long. */
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            return JSON.missingNode();
        }
    }

    /** Returns whether time decides by it, and no event: what it does waits, or something has to stay away first. */
    boolean decidesLater() {
        JsonNode document = json();
        JsonNode action = document.path("then");
        JsonNode stages = document.path("pattern").path("stages");
        return action.has("after")
                || action.has("notBefore")
                || action.has("notAfter")
                || stages.path(stages.size() - 1).path("not").asBoolean();
    }

    /** Returns the name of who says to have pushed it; {@code ""} if nobody does. */
    public String by() {
        return sender.name();
    }

    /** Returns whether all of the document is kept. */
    public boolean isWhole() {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Returns whether it was pushed after another one: by their order on the topic, by clocks where that is not known. */
    public boolean isAfter(PushedVersion other) {
        boolean isKnown = offset != ELSEWHERE && other.offset != ELSEWHERE;
        return isKnown ? offset > other.offset : atMillis > other.atMillis;
    }

    /** Returns whether it has the version and the text of another one. */
    boolean saysTheSameAs(PushedVersion other) {
        return version == other.version && text.equals(other.text);
    }

    /** Returns whether it takes the rule away. */
    public boolean isRemoval() {
        return text.isEmpty();
    }
}
