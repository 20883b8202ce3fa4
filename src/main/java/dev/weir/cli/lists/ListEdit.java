package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Output;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of single entries of a list. What has ended for longer than {@link #KEPT_AFTER_END} is dropped with it: no
 * event that may still come is as early.
 */
sealed interface ListEdit {
    /** How long an entry stays on the topic after its end, for late events. */
    Duration KEPT_AFTER_END = Duration.ofDays(1);

    /**
     * Returns the list with the change.
     *
     * @param list as it is on the topic; not changed
     * @throws IOException if the change is none of this list
     */
    default ObjectNode applied(String name, Optional<JsonNode> list, Instant now) throws IOException {
        ObjectNode copy = list.isPresent() ? copyOf(name, list.get()) : fresh(name);
        List<String> ended = new ArrayList<>();
        copy.path("until").properties().forEach(end -> {
            if (hasEnded(end.getValue(), now.minus(KEPT_AFTER_END))) {
                ended.add(end.getKey());
            }
        });
        ended.forEach(entry -> take(entry, copy));
        change(copy);
        if (copy.path("until").isEmpty()) {
            copy.remove("until");
        }
        return copy;
    }

    /** Makes the change. */
    void change(ObjectNode list) throws IOException;

    /**
     * An entry is there from now on.
     *
     * @param row what a table has for it
     * @param until when it ends, if it does
     */
    record Add(String entry, Optional<JsonNode> row, Optional<Instant> until) implements ListEdit {
        @Override
        public void change(ObjectNode list) throws IOException {
            boolean isTable = list.has("rows");
            if (isTable != row.isPresent()) {
                throw new IOException(
                        isTable
                                ? "this is a table: say with --row what it has for '" + entry + "', such as --row 0.92"
                                        + " or --row '{\"rate\": 0.92}'"
                                : "this is no table, so an entry has no --row; weir lists push makes a table");
            }
            take(entry, list);
            if (row.isPresent()) {
                ((ObjectNode) list.get("rows")).set(entry, row.get());
            } else {
                list.withArray("entries").add(entry);
            }
            until.ifPresent(end -> list.withObject("until").put(entry, end.toString()));
        }
    }

    /** An entry is no longer there. */
    record Remove(String entry) implements ListEdit {
        @Override
        public void change(ObjectNode list) throws IOException {
            if (!take(entry, list)) {
                throw new IOException("'" + entry + "' is no entry of '"
                        + list.path("name").asText() + "'; weir lists show "
                        + list.path("name").asText() + " shows what is");
            }
        }
    }

    /** What is on the topic may be anything: the job has refused it, but nobody took it away. */
    private static ObjectNode copyOf(String name, JsonNode list) throws IOException {
        boolean isList = list.isObject()
                && (!list.has("entries") || list.get("entries").isArray())
                && (!list.has("rows") || list.get("rows").isObject())
                && (!list.has("until") || list.get("until").isObject());
        if (!isList) {
            throw new IOException("what is on the topic under '" + name + "' is no list, so no entry of it can be"
                    + " changed; push it as a whole with weir lists push");
        }
        return list.deepCopy();
    }

    private static ObjectNode fresh(String name) {
        ObjectNode list = Output.object().put("name", name);
        list.putArray("entries");
        return list;
    }

    private static boolean hasEnded(JsonNode end, Instant before) {
        if (end.isNumber()) {
            return end.asLong() <= before.toEpochMilli();
        }
        try {
            return !Instant.parse(end.asText()).isAfter(before);
        } catch (DateTimeException e) {
            return false; // the job has refused it, and says so again
        }
    }

    /** Removes an entry; returns whether it was there. */
    private static boolean take(String entry, ObjectNode list) {
        boolean there = list.get("rows") instanceof ObjectNode rows && rows.remove(entry) != null;
        if (list.get("entries") instanceof ArrayNode entries) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).asText().equals(entry)) {
                    entries.remove(i);
                    there = true;
                }
            }
        }
        if (list.get("until") instanceof ObjectNode ends) {
            ends.remove(entry);
        }
        return there;
    }
}
