package dev.weir.engine;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.score.Example;
import dev.weir.engine.train.ModelReading;
import dev.weir.events.Event;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.rules.model.ModelCompiler;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens to events before they are routed, in an engine without a cluster. For use by one thread. */
final class LocalArrivals {
    private final LocalSessions sessions;
    private final LocalLabels labels;
    private final LocalRules rules;

    /** Empty if no model shall be trained. */
    private Optional<LocalTraining> training;

    /** Creates what trains the models of these rules. */
    LocalArrivals(LocalRules rules) {
        EngineSettings settings = rules.setup().settings();
        this.sessions = new LocalSessions(settings);
        this.labels = new LocalLabels(settings);
        this.rules = rules;
        LocalTraining room = new LocalTraining(
                LabelDefinition.of(settings.schema()).map(LabelDefinition::horizonMillis),
                new ModelReading(
                        rules.setup().documents(),
                        new ModelCompiler(rules.setup().compiler())));
        this.training = Optional.of(room);
        rules.tellUpdates(room::receive);
    }

    /** Trains no model from now on: its versions are pushed. */
    void stopTraining() {
        training = Optional.empty();
        rules.tellUpdates(unheard -> {});
    }

    /** Takes what a model was given and what it said. */
    void receive(Example example, long watermarkMillis) {
        training.ifPresent(room -> room.receive(example, watermarkMillis));
    }

    /** Takes what a model was given that learns from each event. */
    void show(Example example) {
        training.ifPresent(room -> room.show(example));
    }

    /**
     * Takes an event to its session and, if it is a transaction or a label, to what is kept for labels.
     *
     * @param out receives the events that are routed instead, in their order
     * @return whether anything was taken; if not the event is routed as it is
     */
    boolean take(Event event, long watermarkMillis, Consumer<Event> out) {
        if (!labels.isOn()) {
            return sessions.take(event, watermarkMillis, out);
        }
        Consumer<Event> routed = next -> {
            if (next instanceof FraudLabel label) {
                training.ifPresent(room -> room.receive(label, watermarkMillis));
            }
            out.accept(next);
        };
        if (!sessions.take(event, watermarkMillis, linked -> labels.take(linked, routed))) {
            labels.take(event, routed);
        }
        return true;
    }

    /** Learns what is due by a time, and forgets what is over. */
    void pass(long watermarkMillis) {
        sessions.pass(watermarkMillis);
        labels.pass(watermarkMillis);
        training.ifPresent(room -> room.pass(watermarkMillis, rules::push));
    }
}
