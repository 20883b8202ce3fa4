package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import dev.weir.models.Anomaly;
import dev.weir.models.Online;
import dev.weir.models.Trained;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.forest.ForestSample;
import dev.weir.models.forest.ForestSampleCodec;
import dev.weir.models.measure.InputDrift;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.models.online.OnlineLearner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one model that the job trains: its documents in force, its learner, and how good its scores were. Only
 * {@link Trainer} changes it.
 *
 * <p>Size: at most 9 bytes for each of {@value #MOST_MEASURED} scores in each of three windows, 300 bytes an input, the
 * two documents, of a model that needs no labels what {@link ForestLearner} says, and {@value #MOST_EARLY} examples.
 */
public final class Learning {
    /** Over how many of the latest labelled examples a model is measured. */
    public static final int MOST_MEASURED = 10_000;

    /** How many examples of inputs that nothing is known of are kept. */
    static final int MOST_EARLY = 1_000;

    /** How long they are kept, in event time. */
    static final long EARLY_MILLIS = 3_600_000;

    /** The time of something that did not happen yet. */
    static final long NEVER = Long.MIN_VALUE;

    Optional<String> liveDocument = Optional.empty();
    Optional<String> challengerDocument = Optional.empty();
    String structure = "";
    Optional<OnlineLearner> learner = Optional.empty();
    /** Of a model that needs no labels; then there is no other learner. */
    Optional<ForestLearner> forest = Optional.empty();

    /** Examples whose document has not come. */
    final List<Example> early = new ArrayList<>();

    Optional<InputDrift> drift = Optional.empty();
    Counts counts = Counts.NONE;
    /** Scores of the live version, whichever it was. */
    ScoredWindow watched = new ScoredWindow(MOST_MEASURED);

    /** The live version whose scores are compared with those of challengers; 0 if it says nothing. */
    int comparedVersion;

    ScoredWindow comparedLive = new ScoredWindow(MOST_MEASURED);
    ScoredWindow comparedChallenger = new ScoredWindow(MOST_MEASURED);
    /** How many labelled examples a challenger scored since it is compared with this live version. */
    long comparedLabels;

    /**
     * What was counted of a model.
     *
     * @param newest the highest version that was seen or published
     * @param published the version that was last published as a challenger; 0 if none was
     * @param promoted the version that was last made live by the job; 0 if none was
     * @param since examples that were learned and not published: labels, or events of a model that needs none
     * @param sinceMillis the time of examples from which on the time to the next version counts; {@link #NEVER} if none came
     * @param learned examples that were learned since the learner began
     * @param corrected how many of them contradicted an earlier one
     * @param ofOthers labels of examples with other inputs than the learner's
     */
    record Counts(
            int newest,
            int published,
            int promoted,
            long since,
            long sinceMillis,
            long learned,
            long corrected,
            long ofOthers) {
        static final Counts NONE = new Counts(0, 0, 0, 0, NEVER, 0, 0, 0);

        Counts seen(int version) {
            return new Counts(
                    Math.max(newest, version), published, promoted, since, sinceMillis, learned, corrected, ofOthers);
        }

        Counts learned(long labelMillis, boolean corrects) {
            return new Counts(
                    newest,
                    published,
                    promoted,
                    since + 1,
                    sinceMillis == NEVER ? labelMillis : sinceMillis,
                    learned + 1,
                    corrected + (corrects ? 1 : 0),
                    ofOthers);
        }

        /** Counts the events of a second. */
        Counts shown(long events, long endMillis) {
            return new Counts(
                    newest,
                    published,
                    promoted,
                    since + events,
                    sinceMillis == NEVER ? endMillis - ForestLearner.STEP_MILLIS : sinceMillis,
                    learned + events,
                    corrected,
                    ofOthers);
        }

        Counts passed() {
            return new Counts(newest, published, promoted, since, sinceMillis, learned, corrected, ofOthers + 1);
        }

        Counts written(int version, boolean live, long labelMillis) {
            return new Counts(
                    version,
                    live ? published : version,
                    live ? version : promoted,
                    0,
                    labelMillis,
                    learned,
                    corrected,
                    ofOthers);
        }

        Counts anew() {
            return new Counts(newest, published, promoted, 0, NEVER, 0, 0, ofOthers);
        }
    }

    /** Creates the state of a model that nothing is known of. */
    public Learning() {}

    /** Returns whether nothing of it is in force, and nothing waits for a document. */
    public boolean isOver() {
        return liveDocument.isEmpty() && challengerDocument.isEmpty() && early.isEmpty();
    }

    /** Starts a learner for other inputs. */
    void begin(String ofStructure, int inputs, Trained kind) {
        structure = ofStructure;
        learner = kind instanceof Online online ? Optional.of(learner(online, inputs)) : Optional.empty();
        forest = kind instanceof Anomaly model ? Optional.of(forest(model, inputs)) : Optional.empty();
        drift = learner.map(known -> new InputDrift(inputs));
        counts = counts.anew();
        watched = new ScoredWindow(MOST_MEASURED);
        compareWith(0);
    }

    /** Goes on with other settings of the same inputs; returns whether it can. */
    boolean goesOn(Trained kind) {
        if (kind instanceof Online online && learner.isPresent()) {
            learner = learner.map(
                    known -> known.settings().equals(online.settings()) ? known : known.with(online.settings()));
            return true;
        }
        if (kind instanceof Anomaly model && forest.isPresent()) {
            forest.get().use(model);
            return true;
        }
        return false;
    }

    /** Keeps an example of inputs that nothing is known of, for the document that says how to learn from it. */
    void keepEarly(Example example) {
        if (early.size() < MOST_EARLY) {
            early.add(example);
        }
    }

    private static OnlineLearner learner(Online online, int inputs) {
        return online.weights()
                .map(weights -> OnlineLearner.from(online.settings(), weights))
                .orElseGet(() -> new OnlineLearner(online.settings(), inputs));
    }

    private static ForestLearner forest(Anomaly model, int inputs) {
        try {
            ForestSample written = ForestSampleCodec.ofText(model.learned());
            if (written.inputs() == inputs) {
                return ForestLearner.from(model, written);
            }
        } catch (IOException e) {
            // There is none, or one that is refused where the model is loaded: it is learned anew.
        }
        return new ForestLearner(model, inputs);
    }

    /** Compares challengers with another live version, from now on. */
    void compareWith(int version) {
        comparedVersion = version;
        comparedLive = new ScoredWindow(MOST_MEASURED);
        comparedChallenger = new ScoredWindow(MOST_MEASURED);
        comparedLabels = 0;
    }
}
