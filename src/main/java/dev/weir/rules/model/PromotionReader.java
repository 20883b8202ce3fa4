package dev.weir.rules.model;

import dev.weir.rules.document.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a new version of a model becomes live by itself. */
final class PromotionReader {
    /** The form of the least number of labels. */
    static final String LABELS = ">=\\s*(\\d{1,9})";

    /** The form of the least that a measure has to be. */
    static final String LEAST =
            ">=\\s*(?:(0(?:\\.\\d{1,6})?|1(?:\\.0{1,6})?)|live(?:\\s*([+-])\\s*(0(?:\\.\\d{1,6})?))?)";

    private static final Pattern OF_LABELS = Pattern.compile(LABELS);
    private static final Pattern OF_MEASURE = Pattern.compile(LEAST);
    private static final String LABELS_HINT = "write the least number of labels, such as labels: '>= 500'";

    private PromotionReader() {}

    /** Returns what the section says; errors are noted. */
    static Optional<Training.Promotion> read(Section model) {
        if (!model.has("promote")) {
            return Optional.empty();
        }
        Section promote = model.section("promote");
        promote.refuseOthers();
        if (!promote.has("when")) {
            promote.missing("when", "write what has to hold, such as when: {auc: '>= live', labels: '>= 500'}");
        }
        Section when = promote.section("when");
        when.refuseOthers();
        if (promote.has("when") && !when.has("labels")) {
            when.missing("labels", LABELS_HINT);
        }
        Map<Training.Measure, Training.Least> measures = new EnumMap<>(Training.Measure.class);
        Training.Measure.NAMES.forEach(
                (name, measure) -> least(when, name).ifPresent(least -> measures.put(measure, least)));
        return Optional.of(new Training.Promotion(labels(when), measures));
    }

    private static long labels(Section when) {
        Optional<String> text = when.text("labels", LABELS_HINT);
        Matcher matcher = OF_LABELS.matcher(text.orElse(""));
        if (matcher.matches()) {
            return Long.parseLong(matcher.group(1));
        }
        text.ifPresent(wrong -> when.wrong("labels", "'labels' is '" + wrong + "'; " + LABELS_HINT));
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
