package dev.weir.io.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.record.RecordPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * What the job answered to a rule or a list.
 *
 * @param rule its id; of a list, {@code list:} and its name
 * @param version of a rule
 * @param epoch the rulebook epoch from which on it holds
 * @param entries of a list, how many it has
 * @param errors each with its place in the document
 * @param by who pushed it, and whether that is sure; {@code ""} if nobody says
 * @param of partition and offset of the record that it answers, {@code ""} of an earlier release, which does not say
 * @param notes what else there is to say: warnings with their places, and why a rule was switched off
 */
public record RuleAnswer(
        String rule,
        long version,
        String status,
        long epoch,
        long entries,
        String by,
        String of,
        List<String> errors,
        List<String> notes) {
    /** What the name of a list has before it. */
    public static final String LIST = "list:";

    private static final String REJECTED = "REJECTED";

    /** Makes defensive copies. */
    public RuleAnswer {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /** Out of an answer's JSON. */
    public static RuleAnswer of(JsonNode answer) {
        List<String> notes = placed(answer.path("warnings"));
        if (answer.hasNonNull("reason")) {
            notes.add(answer.path("reason").asText());
        }
        return new RuleAnswer(
                answer.hasNonNull("list")
                        ? LIST + answer.path("list").asText()
                        : answer.path("rule").asText(),
                answer.path("version").asLong(),
                answer.path("status").asText(),
                answer.path("epoch").asLong(),
                answer.path("entries").asLong(),
                by(answer),
                answer.hasNonNull("of")
                        ? of(
                                answer.path("of").path("partition").asLong(),
                                answer.path("of").path("offset").asLong())
                        : "",
                placed(answer.path("errors")),
                notes);
    }

    private static String by(JsonNode answer) {
        String name = answer.path("by").asText();
        return name.isEmpty() || answer.path("signed").asBoolean() ? name : name + " (not signed)";
    }

    private static String of(long partition, long offset) {
        return partition + "@" + offset;
    }

    /** Whether it is the answer to the record that stands there; one that does not say may be. */
    public boolean mayBeOf(RecordPlace place) {
        return of.isEmpty() || of.equals(of(place.partition(), place.offset()));
    }

    private static List<String> placed(JsonNode errors) {
        List<String> texts = new ArrayList<>();
        for (JsonNode error : errors) {
            String inside = error.path("line").asInt() > 0 ? ":" + error.get("line") + ":" + error.path("column") : "";
            String place = error.path("path").asText() + inside;
            texts.add((place.isEmpty() ? "" : place + ": ")
                    + error.path("message").asText());
        }
        return texts;
    }

    /** Whether it was refused. */
    public boolean isRejection() {
        return status.equals(REJECTED);
    }

    /** For a person, a line; errors and notes are on lines of their own. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        lines.add(
                rule.startsWith(LIST)
                        ? String.format("list %-8s %s, %d entries", status, rule.substring(LIST.length()), entries)
                        : String.format("rule %-8s %s, version %d", status, rule, version)
                                + (by.isEmpty() ? "" : ", by " + by));
        errors.forEach(error -> lines.add("     " + error));
        notes.forEach(note -> lines.add("     " + note));
        return lines;
    }
}
