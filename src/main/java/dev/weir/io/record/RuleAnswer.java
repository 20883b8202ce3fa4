package dev.weir.io.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.engine.seal.TrainedSeal;
import dev.weir.events.record.RecordPlace;
import dev.weir.text.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * The job's answer about a rule or a list.
 *
 * @param rule its id; for a list {@code list:} and its name
 * @param version of a rule
 * @param epoch the rulebook epoch from which it applies
 * @param entries the number of entries of a list
 * @param errors each with its place in the document
 * @param by the sender, and whether that is certain; {@code ""} if unknown
 * @param of partition and offset of the record that it answers, {@code ""} in answers of an earlier release, which lack
 *     them
 * @param notes warnings with their places, and why a rule was switched off
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
    /** The prefix of the name of a list. */
    public static final String LIST = "list:";

    private static final String REJECTED = "REJECTED";
    private static final String TRAINER = "the job, which trained it";

    /** Makes defensive copies. */
    public RuleAnswer {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /** Reads an answer's JSON. */
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
        if (name.isEmpty() || !answer.path("signed").asBoolean()) {
            return name.isEmpty() ? name : name + " (not signed)";
        }
        return name.equals(TrainedSeal.SENDER) ? TRAINER : name;
    }

    /** Returns whether it answers what was pushed with a version, at a place. */
    public boolean isTo(long pushed, RecordPlace place) {
        return version == pushed && mayBeOf(place);
    }

    private static String of(long partition, long offset) {
        return partition + "@" + offset;
    }

    /** Returns whether it answers the record at that place; an answer without a place may. */
    public boolean mayBeOf(RecordPlace place) {
        return of.isEmpty() || of.equals(of(place.partition(), place.offset()));
    }

    /** Returns whether it says that it answers the record at that place. */
    public boolean isOf(RecordPlace place) {
        return !of.isEmpty() && mayBeOf(place);
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

    /** Returns whether it was refused. */
    public boolean isRejection() {
        return status.equals(REJECTED);
    }

    /** Returns whether it is about a version of a model that the job itself trained, and not about what somebody pushed. */
    public boolean isOfTraining() {
        return by.equals(TRAINER);
    }

    /** Returns the answer for people, in one line, followed by lines with errors and notes. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        lines.add(
                rule.startsWith(LIST)
                        ? String.format(
                                "list %-8s %s, %s", status, rule.substring(LIST.length()), Counted.of(entries, "entry"))
                        : String.format("rule %-8s %s, version %d", status, rule, version)
                                + (by.isEmpty() ? "" : ", by " + by));
        errors.forEach(error -> lines.add("     " + error));
        notes.forEach(note -> lines.add("     " + note));
        return lines;
    }
}
