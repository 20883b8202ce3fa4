package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import dev.weir.models.Anomaly;
import dev.weir.models.Trained;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.measure.Ranking;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.model.Training;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains one model, from labelled examples in the order in which they are given or, if it needs no labels, from all
 * examples that it is shown in any order, and decides when what was learned becomes a version. The same documents and
 * examples in the same order give the same versions with the same content.
 *
 * <p>Which document is trained: the live one, or the challenger if there is no live one; with the settings of whichever
 * of the two is newer and has the same inputs. Each example is measured before it is learned, by the scores that were
 * given when its decision was made. A version is published as challenger. If what a promotion asks for holds, it is
 * published as the live one instead, and comparing starts anew, as it does when a person puts another version live.
 *
 * <p>What a person pushes stays: while a challenger is in force that is off, or that the job does not train, or that has
 * other inputs, nothing is published. What the job reads of its own records changes nothing: only examples do.
 *
 * <p>For use by one thread.
 */
public final class Trainer {
    private final String model;
    private final Learning state;
    private final Reading reading;
    private Optional<TrainedModel> live;
    private Optional<TrainedModel> challenger;

    /** How documents in force are read, and new ones written. */
    public interface Reading {
        /** Returns what a document in force says. */
        TrainedModel read(String document, String key);

        /** Returns the most bytes of UTF-8 that a document has. */
        int mostBytes();

        /** Writes documents. */
        DocumentReader writer();
    }

    /** Continues with this state. */
    public Trainer(String model, Learning state, Reading reading) {
        this.model = model;
        this.state = state;
        this.reading = reading;
        this.live = state.liveDocument.map(document -> reading.read(document, key(false)));
        this.challenger = state.challengerDocument.map(document -> reading.read(document, key(true)));
    }

    /** Returns the state. */
    public Learning state() {
        return state;
    }

    /** Returns whether there is a document that says how to learn: until then examples have to wait. */
    public boolean isReady() {
        return trained().isPresent();
    }

    /** Returns how many examples were learned since the learner began: labels, or events of a model that needs none. */
    public long learned() {
        return state.counts.learned();
    }

    /** Returns the names of the inputs that are learned from. */
    public List<String> inputs() {
        return trained().map(TrainedModel::inputs).orElse(List.of());
    }

    /** Takes a document in that came into force, or was removed. */
    public void receive(ModelChange change) {
        Optional<String> known = change.challenger() ? state.challengerDocument : state.liveDocument;
        if (change.document().equals(known) || (!change.isNews() && known.isPresent())) {
            return;
        }
        Optional<TrainedModel> now =
                change.document().map(document -> reading.read(document, key(change.challenger())));
        if (change.challenger()) {
            state.challengerDocument = change.document();
            challenger = now;
        } else {
            state.liveDocument = change.document();
            live = now;
            if (now.filter(Trainer::says).isEmpty() && state.comparedVersion != 0) {
                state.compareWith(0); // it says nothing, and nothing is compared with it
            }
        }
        trained().ifPresent(this::settle);
        settleVersions();
    }

    private static boolean says(TrainedModel known) {
        return known.kind().filter(kind -> !kind.hasLearned()).isEmpty();
    }

    /**
     * Takes the versions in force into account. One that was learned from more than have been learned here was
     * published before a failure, and will be published again: until then it is as if it were not there, so that
     * everything becomes as it was.
     */
    private void settleVersions() {
        live.filter(this::isOfThePast).ifPresent(known -> {
            state.counts = state.counts.seen(known.version());
            if (says(known) && known.version() > state.comparedVersion) {
                state.compareWith(known.version());
            }
        });
        challenger.filter(this::isOfThePast).ifPresent(known -> state.counts = state.counts.seen(known.version()));
    }

    private boolean isOfThePast(TrainedModel known) {
        long learned = TrainedDocument.learned(known.document());
        return learned == 0
                || learned < state.counts.learned()
                || !known.structure().equals(state.structure);
    }

    private void settle(TrainedModel base) {
        Trained kind = base.kind().orElseThrow();
        if (base.structure().equals(state.structure) && state.goesOn(kind)) {
            return;
        }
        state.counts = state.counts.seen(base.version());
        state.begin(base.structure(), base.inputs().size(), kind);
        List<Example> early = List.copyOf(state.early);
        state.early.clear();
        early.forEach(this::show);
    }

    /** Learns from an example; returns the version that is due by it, if one is. */
    public Optional<Publication> learn(LabelledExample labelled) {
        Example example = labelled.example();
        Optional<TrainedModel> base = trained();
        if (base.isEmpty() || !example.structure().equals(state.structure)) {
            state.counts = state.counts.passed();
            return Optional.empty();
        }
        if (!labelled.corrects()) {
            measure(example, labelled.positive());
        }
        if (state.learner.isEmpty()) {
            return Optional.empty(); // it learned when the example was shown to it
        }
        state.learner.get().learn(example.inputs(), labelled.positive(), 1);
        state.drift.orElseThrow().trained(example.inputs());
        state.counts = state.counts.learned(labelled.labelMillis(), labelled.corrects());
        return isDue(base.get().training(), labelled.labelMillis())
                ? Optional.of(publish(base.get(), labelled.labelMillis()))
                : Optional.empty();
    }

    /**
     * Shows an example to a model that learns from every event. It is taken in when its second has passed; where nothing
     * is known of its inputs, it waits for the document that says more.
     */
    public void show(Example example) {
        if (!example.structure().equals(state.structure) || state.forest.isEmpty()) {
            state.keepEarly(example);
            return;
        }
        state.forest.get().show(example.transactionId(), example.eventMillis(), example.inputs());
    }

    /** Returns whether passing of time can change anything: whether the model learns from every event. */
    public boolean hearsOfTime() {
        return state.forest.isPresent() || !state.early.isEmpty();
    }

    /** Takes in what was shown of the seconds that have passed; returns the versions that are due by it, in their order. */
    public List<Publication> pass(long watermarkMillis) {
        if (!state.early.isEmpty()) {
            state.early.removeIf(example -> example.eventMillis() < watermarkMillis - Learning.EARLY_MILLIS);
        }
        if (state.forest.isEmpty()) {
            return List.of();
        }
        List<Publication> due = List.of();
        ForestLearner forest = state.forest.get();
        Optional<ForestLearner.Passed> next = forest.passNext(watermarkMillis);
        for (; next.isPresent(); next = forest.passNext(watermarkMillis)) {
            long endMillis = next.get().endMillis();
            state.counts = state.counts.shown(next.get().rows(), endMillis);
            Optional<TrainedModel> base = trained();
            if (base.isPresent()
                    && forest.size() >= Anomaly.FEWEST_SAMPLES
                    && isDue(base.get().training(), endMillis)) {
                due = due.isEmpty() ? new ArrayList<>() : due;
                due.add(publish(base.get(), endMillis));
            }
        }
        return due;
    }

    private void measure(Example example, boolean positive) {
        state.watched.add(example.liveScore(), positive);
        boolean liveSays = !Double.isNaN(example.liveScore());
        if (liveSays && example.version() > Math.max(state.comparedVersion, silentVersion())) {
            state.compareWith(example.version());
        }
        boolean isOfCompared = liveSays ? example.version() == state.comparedVersion : state.comparedVersion == 0;
        if (isOfCompared && !Double.isNaN(example.shadowScore())) {
            state.comparedLive.add(example.liveScore(), positive);
            state.comparedChallenger.add(example.shadowScore(), positive);
            state.comparedLabels++;
        }
    }

    /** Returns the live version if it says nothing, and else 0: what those before it said is no longer compared with. */
    private int silentVersion() {
        return live.filter(known -> !says(known)).map(TrainedModel::version).orElse(0);
    }

    private boolean isDue(Training training, long nowMillis) {
        return !isHeldBack()
                && (state.counts.since() >= training.everyExamples()
                        || nowMillis - state.counts.sinceMillis() >= training.everyMillis());
    }

    /** Returns whether a challenger is in force that a person wants to stay. */
    private boolean isHeldBack() {
        return challenger
                .filter(known -> !known.isTrained() || !known.structure().equals(state.structure))
                .isPresent();
    }

    private Publication publish(TrainedModel base, long nowMillis) {
        settleVersions();
        int version = state.counts.newest() + 1;
        ChallengerComparison compared = new ChallengerComparison(
                Ranking.of(state.comparedChallenger), Ranking.of(state.comparedLive), state.comparedLabels);
        boolean promoted = base.training()
                .promote()
                .filter(asked -> compared.holds(asked, state.counts.learned()))
                .isPresent();
        TrainedDocument written = learned(base, version).measured(compared.challenger(), compared.live());
        Node.Fields document = promoted ? written.live(live) : written.challenger(challenger);
        state.counts = state.counts.written(version, promoted, nowMillis);
        if (promoted) {
            state.compareWith(version);
        }
        String text = new String(reading.writer().write(document), StandardCharsets.UTF_8);
        return new Publication(promoted ? model : key(true), version, text);
    }

    private TrainedDocument learned(TrainedModel base, int version) {
        long learned = state.counts.learned();
        if (state.forest.isPresent()) {
            return new ForestVersion(base, version, state.forest.get(), learned).written(reading, challenger);
        }
        return new TrainedDocument(base)
                .learned(version, base.inputs(), state.learner.orElseThrow().weights(), learned)
                .baseline(base.inputs(), state.drift.orElseThrow().baseline());
    }

    /** Returns the document that is trained. */
    private Optional<TrainedModel> trained() {
        if (live.isEmpty()) {
            return challenger.filter(TrainedModel::isTrained);
        }
        Optional<TrainedModel> base = live.filter(TrainedModel::isTrained);
        return challenger
                .filter(newer -> base.isPresent()
                        && newer.isTrained()
                        && newer.version() > base.get().version()
                        && newer.structure().equals(base.get().structure()))
                .or(() -> base);
    }

    private String key(boolean ofChallenger) {
        return ModelIds.key(model, ofChallenger);
    }
}
