package dev.weir.backtest.model;

import dev.weir.engine.score.Example;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what models say about payments, and how many of those are fraud. Examples come in the order of play. Nothing is
 * kept of single payments.
 */
public final class ModelMeasurer {
    private static final long DAY_MILLIS = 86_400_000;

    private final Map<String, ModelTally> live = new TreeMap<>();
    private final Map<String, ModelTally> challengers = new TreeMap<>();
    private final KnownCards known;

    /**
     * Creates one that has counted nothing.
     *
     * @param fromMillis event time from which on payments are measured
     */
    public ModelMeasurer(long fromMillis) {
        this.known = new KnownCards(dayOf(fromMillis));
    }

    /** Notes that the label of a fraud with a card came, whether the payment is measured or not. */
    public void fraudKnown(String card, long labelMillis) {
        known.fraudKnown(card, dayOf(labelMillis));
    }

    /**
     * Counts what a model said about a payment.
     *
     * @param challengerVersion the version of its challenger; 0 if there is none
     * @param card of the payment, or whatever its frauds have in common
     * @param label what is known of it, at whichever time
     */
    public void take(Example example, int challengerVersion, String card, Label label) {
        boolean ofLive = !Double.isNaN(example.liveScore());
        boolean ofChallenger = !Double.isNaN(example.shadowScore());
        if (ofChallenger) {
            take(example, example.shadowScore(), challengerVersion, card, label, challengers);
        }
        if (ofLive || !ofChallenger) {
            take(example, example.liveScore(), example.version(), card, label, live);
        }
    }

    private void take(
            Example example, double score, int version, String card, Label label, Map<String, ModelTally> tallies) {
        ModelTally tally = tallies.computeIfAbsent(example.model(), model -> new ModelTally());
        tally.asked(version, dayOf(example.eventMillis()), score);
        if (label != Label.NONE && !Double.isNaN(score)) {
            long day = dayOf(example.eventMillis());
            tally.count(new ModelTally.Scored(card, day, score, label == Label.FRAUD), known.isKnown(card, day));
        }
    }

    /** Ends the count: returns what came of each model, by id, the live versions first. */
    public List<ModelResult> results() {
        List<ModelResult> results = new ArrayList<>();
        live.forEach((model, tally) -> {
            results.add(tally.result(model, false));
            ModelTally challenger = challengers.remove(model);
            if (challenger != null) {
                results.add(challenger.result(model, true));
            }
        });
        challengers.forEach((model, tally) -> results.add(tally.result(model, true)));
        return results;
    }

    private static long dayOf(long millis) {
        return Math.floorDiv(millis, DAY_MILLIS);
    }
}
