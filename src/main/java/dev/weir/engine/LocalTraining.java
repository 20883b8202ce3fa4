package dev.weir.engine;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.score.Example;
import dev.weir.engine.train.ExampleKeeper;
import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.Learning;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.Publication;
import dev.weir.engine.train.Trainer;
import dev.weir.engine.train.TrainingLabel;
import dev.weir.engine.train.WaitingExamples;
import dev.weir.events.label.FraudLabel;
import dev.weir.rules.model.ModelIds;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The training of an engine without a cluster: examples wait for the labels of their transactions, and each model learns
 * from them in the order of the labels' time; those that need no labels learn from all examples. What is published is in force at once. For use by one thread.
 */
final class LocalTraining {
    /** Empty if no labels are read. */
    private final Optional<ExampleKeeper> keeper;

    private final Trainer.Reading reading;
    private final Map<String, Trainer> trainers = new TreeMap<>();
    private final Map<String, WaitingExamples> waiting = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::atMillis));

    /** What is to be learned, by its place in the order of learning, then by model. */
    private final NavigableMap<Place, LabelledExample> due = new TreeMap<>();

    private record Timer(long atMillis, String transaction) {}

    private record Place(String place, String model) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::place).thenComparing(Place::model);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Creates it without models.
     *
     * @param horizonMillis how long an example waits for a label; empty if no labels are read
     */
    LocalTraining(Optional<Long> horizonMillis, Trainer.Reading reading) {
        this.keeper = horizonMillis.map(ExampleKeeper::new);
        this.reading = reading;
    }

    /** Takes in what came into force, if it is the document of a model, or was removed. */
    void receive(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Batch batch) {
            batch.updates().forEach(this::receive);
        } else if (update instanceof RulebookUpdate.PutDocument put) {
            receive(put.id(), Optional.of(put.document()));
        } else if (update instanceof RulebookUpdate.RemoveDocument gone) {
            receive(gone.id(), Optional.empty());
        }
    }

    private void receive(String id, Optional<String> document) {
        if (ModelIds.isOne(id)) {
            receive(new ModelChange(ModelIds.modelOf(id), ModelIds.isChallenger(id), document));
        }
    }

    private void receive(ModelChange change) {
        trainers.computeIfAbsent(change.model(), model -> new Trainer(model, new Learning(), reading))
                .receive(change);
    }

    /** Takes what a model was given and what it said. */
    void receive(Example example, long watermarkMillis) {
        Trainer trainer = trainers.get(example.model());
        if (trainer == null || !trainer.isReady() || keeper.isEmpty()) {
            return;
        }
        WaitingExamples known = waiting.computeIfAbsent(example.transactionId(), first -> new WaitingExamples());
        if (keeper.get().takes(example, known, watermarkMillis)) {
            keep(keeper.get().receive(example, known, watermarkMillis));
        }
        setTimer(example.transactionId(), known, watermarkMillis);
    }

    /** Shows an example to a model that needs no labels. */
    void show(Example example) {
        Trainer trainer = trainers.get(example.model());
        if (trainer != null) {
            trainer.show(example);
        }
    }

    /** Takes a label that counts. */
    void receive(FraudLabel label, long watermarkMillis) {
        if (trainers.isEmpty() || keeper.isEmpty()) {
            return;
        }
        String transaction = label.transactionId();
        WaitingExamples known = waiting.computeIfAbsent(transaction, first -> new WaitingExamples());
        TrainingLabel said = new TrainingLabel(transaction, label.timestampMillis(), label.fraud());
        keep(keeper.get().receive(said, known, watermarkMillis));
        setTimer(transaction, known, watermarkMillis);
    }

    /** Learns all that is due by a time; what is due to be published goes out before the next example is learned. */
    void pass(long watermarkMillis, Consumer<Publication> out) {
        for (Timer next = timers.peek(); next != null && next.atMillis <= watermarkMillis; next = timers.peek()) {
            timers.remove();
            WaitingExamples known = waiting.get(next.transaction);
            if (known != null) {
                keep(keeper.orElseThrow().pass(known, watermarkMillis));
                setTimer(next.transaction, known, watermarkMillis);
            }
        }
        for (var next = due.pollFirstEntry(); next != null; next = due.pollFirstEntry()) {
            Trainer trainer = trainers.get(next.getKey().model());
            if (trainer != null) {
                trainer.learn(next.getValue()).ifPresent(out);
            }
        }
        for (Trainer trainer : trainers.values()) {
            trainer.pass(watermarkMillis).forEach(out);
        }
    }

    private void keep(List<LabelledExample> labelled) {
        for (LabelledExample one : labelled) {
            due.put(new Place(one.place(), one.example().model()), one);
        }
    }

    private void setTimer(String transaction, WaitingExamples known, long watermarkMillis) {
        if (known.isEmpty()) {
            waiting.remove(transaction);
            return;
        }
        OptionalLong timer = keeper.orElseThrow().claimTimer(known, watermarkMillis);
        if (timer.isPresent()) {
            timers.add(new Timer(timer.getAsLong(), transaction));
        }
    }
}
