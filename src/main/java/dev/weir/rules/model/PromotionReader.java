package dev.weir.rules.model;

import dev.weir.rules.document.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a new version of a model becomes live by itself. */
final class PromotionReader {
    /** The form of the least number of labels or events. */
    static final String COUNT = ">=\\s*(\\d{1,9})";

    /** The form of the least that a measure has to be. */
    static final String LEAST =
            ">=\\s*(?:(0(?:\\.\\d{1,6})?|1(?:\\.0{1,6})?)|live(?:\\s*([+-])\\s*(0(?:\\.\\d{1,6})?))?)";

    private static final Pattern OF_COUNT = Pattern.compile(COUNT);
    private static final Pattern OF_MEASURE = Pattern.compile(LEAST);
    private static final String LABELS_HINT = "write the least number of labels, such as labels: '>= 500'";
    private static final String EVENTS_HINT = "write the least number of events, such as events: '>= 10000'";

    private PromotionReader() {}

    /**
     * Returns what the section says; errors are noted.
     *
     * @param byEvents whether the model learns from every event: then labels are needed only for what is measured with them
     */
    static Optional<Training.Promotion> read(Section model, boolean byEvents) {
        if (!model.has("promote")) {
            return Optional.empty();
        }
        Section promote = model.section("promote");
        promote.refuseOthers();
        if (!promote.has("when")) {
            promote.missing(
                    "when",
                    byEvents
                            ? "write what has to hold, such as when: {events: '>= 10000'}"
                            : "write what has to hold, such as when: {auc: '>= live', labels: '>= 500'}");
        }
        Section when = promote.section("when");
        when.refuseOthers();
        Map<Training.Measure, Training.Least> measures = new EnumMap<>(Training.Measure.class);
        Training.Measure.NAMES.forEach(
                (name, measure) -> least(when, name).ifPresent(least -> measures.put(measure, least)));
        if (byEvents) {
            require(promote, when, "events", EVENTS_HINT);
        } else if (when.has("events")) {
            when.wrong("events", "a model of kind online learns from labels; leave 'events' out");
        }
        if (!byEvents || !measures.isEmpty()) {
            require(promote, when, "labels", LABELS_HINT);
        }
        return Optional.of(new Training.Promotion(
                byEvents ? count(when, "events", EVENTS_HINT) : 0, count(when, "labels", LABELS_HINT), measures));
    }

    private static void require(Section promote, Section when, String key, String hint) {
        if (promote.has("when") && !when.has(key)) {
            when.missing(key, hint);
        }
    }

    private static long count(Section when, String key, String hint) {
        Optional<String> text = when.text(key, hint);
        Matcher matcher = OF_COUNT.matcher(text.orElse(""));
        if (matcher.matches()) {
            return Long.parseLong(matcher.group(1));
        }
        text.ifPresent(wrong -> when.wrong(key, "'" + key + "' is '" + wrong + "'; " + hint));
        return 0;
    }

    private static Optional<Training.Least> least(Section when, String name) {
        String hint = "write the least it has to be, such as " + name + ": '>= live', '>= live + 0.01' or '>= 0.8'";
        Optional<String> text = when.text(name, hint);
        Matcher matcher = OF_MEASURE.matcher(text.orElse(""));
        if (!matcher.matches()) {
            text.ifPresent(wrong -> when.wrong(name, "'" + name + "' is '" + wrong + "'; " + hint));
            return Optional.empty();
        }
        if (matcher.group(1) != null) {
            return Optional.of(new Training.Least(false, Double.parseDouble(matcher.group(1))));
        }
        double margin = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3));
        return Optional.of(new Training.Least(true, "-".equals(matcher.group(2)) ? -margin : margin));
    }
}
