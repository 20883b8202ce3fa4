package dev.weir.rules.model;

import dev.weir.models.Anomaly;
import dev.weir.models.Trained;
import dev.weir.rules.document.Section;

/** Reads when a model that the job trains becomes another version. Errors are noted. */
final class TrainingReader {
    private static final String LABELS = "labels";
    private static final String EVENTS = "events";

    private TrainingReader() {}

    /** Returns what the sections {@code publish} and {@code promote} of a model say. */
    static Training read(Section model, Trained kind) {
        boolean byEvents = kind instanceof Anomaly;
        Section publish = model.section("publish");
        publish.refuseOthers();
        if (publish.has(byEvents ? LABELS : EVENTS)) {
            publish.wrong(
                    byEvents ? LABELS : EVENTS,
                    byEvents
                            ? "a model of kind anomaly learns from every event, and needs no labels; write events: 100000"
                            : "a model of kind online learns from labels; write labels: 500");
        }
        Training usual = byEvents ? Training.OF_EVENTS : Training.DEFAULT;
        return new Training(
                (int) publish.whole(byEvents ? EVENTS : LABELS).orElse(usual.everyExamples()),
                publish.duration("every", Training.LEAST_MILLIS, Training.MOST_MILLIS)
                        .orElse(usual.everyMillis()),
                PromotionReader.read(model, byEvents));
    }
}
