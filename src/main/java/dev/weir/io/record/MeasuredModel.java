package dev.weir.io.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the job wrote into the document of a model that it trained about how good the versions before it were.
 *
 * @param auc of the scores of versions in shadow, 0 to 1
 * @param liveAuc of those of the live version, of the same labels; empty if it said nothing
 * @param labels how many labels that was
 */
public record MeasuredModel(double auc, OptionalDouble liveAuc, long labels) {

    /** Reads the document of a model; empty if nothing was measured. */
    public static Optional<MeasuredModel> of(JsonNode document) {
        JsonNode measured = document.path("measured");
        if (!measured.path("auc").isNumber()) {
            return Optional.empty();
        }
        JsonNode live = measured.path("liveAuc");
        return Optional.of(new MeasuredModel(
                measured.path("auc").asDouble(),
                live.isNumber() ? OptionalDouble.of(live.asDouble()) : OptionalDouble.empty(),
                measured.path("labels").asLong()));
    }

    /** Returns it for people, such as {@code AUC 0.931, live 0.912, of 1,024 labels}. */
    public String told() {
        String live = liveAuc.isPresent() ? String.format(Locale.ROOT, ", live %.3f", liveAuc.getAsDouble()) : "";
        return String.format(Locale.ROOT, "AUC %.3f%s, of %,d labels", auc, live, labels);
    }
}
