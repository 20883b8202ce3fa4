package dev.weir.engine.train;

import dev.weir.models.measure.InputDrift;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.models.online.OnlineLearner;
import java.util.Optional;

/**
 * What is kept of one model that the job trains: its documents in force, its learner, and how good its scores were. Only
 * {@link Trainer} changes it.
 *
 * <p>Size: at most 9 bytes for each of {@value #MOST_MEASURED} scores in each of three windows, 300 bytes an input, and
 * the two documents.
 */
public final class Learning {
    /** Over how many of the latest labelled examples a model is measured. */
    public static final int MOST_MEASURED = 10_000;

    /** The time of something that did not happen yet. */
    static final long NEVER = Long.MIN_VALUE;

    Optional<String> liveDocument = Optional.empty();
    Optional<String> challengerDocument = Optional.empty();
    String structure = "";
    Optional<OnlineLearner> learner = Optional.empty();
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
     * @param labelsSince labels that were learned and not published
     * @param sinceMillis the label time from which on the time to the next version counts; {@link #NEVER} if no label came
     * @param learned labels that were learned since the learner began
     * @param corrected how many of them contradicted an earlier one
     * @param ofOthers labels of examples with other inputs than the learner's
     */
    record Counts(
            int newest,
            int published,
            int promoted,
            long labelsSince,
            long sinceMillis,
            long learned,
            long corrected,
            long ofOthers) {
        static final Counts NONE = new Counts(0, 0, 0, 0, NEVER, 0, 0, 0);

        Counts seen(int version) {
            return new Counts(
                    Math.max(newest, version),
                    published,
                    promoted,
                    labelsSince,
                    sinceMillis,
                    learned,
                    corrected,
                    ofOthers);
        }

        Counts learned(long labelMillis, boolean corrects) {
            return new Counts(
                    newest,
                    published,
                    promoted,
                    labelsSince + 1,
                    sinceMillis == NEVER ? labelMillis : sinceMillis,
                    learned + 1,
                    corrected + (corrects ? 1 : 0),
                    ofOthers);
        }

        Counts passed() {
            return new Counts(newest, published, promoted, labelsSince, sinceMillis, learned, corrected, ofOthers + 1);
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

    /** Returns whether nothing of it is in force. */
    public boolean isOver() {
        return liveDocument.isEmpty() && challengerDocument.isEmpty();
    }

    /** Starts a learner for other inputs. */
    void begin(String ofStructure, OnlineLearner with) {
        structure = ofStructure;
        learner = Optional.of(with);
        drift = Optional.of(new InputDrift(with.inputs()));
        counts = counts.anew();
        watched = new ScoredWindow(MOST_MEASURED);
        compareWith(0);
    }

    /** Compares challengers with another live version, from now on. */
    void compareWith(int version) {
        comparedVersion = version;
        comparedLive = new ScoredWindow(MOST_MEASURED);
        comparedChallenger = new ScoredWindow(MOST_MEASURED);
        comparedLabels = 0;
    }
}
