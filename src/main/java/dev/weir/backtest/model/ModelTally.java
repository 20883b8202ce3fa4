package dev.weir.backtest.model;

import dev.weir.models.measure.CardPrecision;
import dev.weir.models.measure.ScoreCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts the scores of one model, live or challenger. Memory: 4 MB, and the cards of a few weeks. */
final class ModelTally {
    /** How many days are told apart. */
    static final int MOST_DAYS = 3_660;

    /** How many versions are told apart, the latest. */
    static final int MOST_VERSIONS_SHOWN = 1_000;

    private static final int MOST_VERSIONS = 1_000_000;

    private final Part all = new Part();
    private final Part unknownCards = new Part();
    private final BitSet versions = new BitSet();
    private final List<ModelVersion> byVersion = new ArrayList<>();
    private final List<ModelDay> days = new ArrayList<>();
    private ScoreCounts ofVersion = new ScoreCounts();
    private int current;
    private long currentFrom;
    private long scoredByCurrent;
    private ScoreCounts ofDay = new ScoreCounts();
    private long day = Long.MIN_VALUE;
    private int version;
    private int versionOfDay;
    private long scored;
    private long unscored;

    /** A payment with a label, and the score it got. */
    record Scored(String card, long day, double score, boolean isFraud) {}

    /** Notes which version was asked on a day, and whether it gave a score. */
    void asked(int askedVersion, long onDay, double score) {
        if (Double.isNaN(score)) {
            unscored++;
            return;
        }
        if (askedVersion != current) {
            endVersion();
            current = askedVersion;
            currentFrom = onDay;
        }
        scored++;
        scoredByCurrent++;
        version = Math.max(version, askedVersion);
        if (askedVersion > 0 && askedVersion <= MOST_VERSIONS) {
            versions.set(askedVersion);
        }
    }

    /** Counts a score whose label is known, of the version that was asked last. */
    void count(Scored payment, boolean isKnownCard) {
        if (payment.day() > day) {
            endDay();
            day = payment.day();
        }
        versionOfDay = version;
        ofDay.add(payment.score(), payment.isFraud());
        ofVersion.add(payment.score(), payment.isFraud());
        all.count(payment);
        if (!isKnownCard) {
            unknownCards.count(payment);
        }
    }

    ModelResult result(String model, boolean challenger) {
        endDay();
        endVersion();
        return new ModelResult(
                model,
                challenger,
                versions.cardinality(),
                version,
                scored,
                unscored,
                all.figures(),
                unknownCards.figures(),
                byVersion,
                days);
    }

    private void endVersion() {
        if (scoredByCurrent > 0) {
            if (byVersion.size() == MOST_VERSIONS_SHOWN) {
                byVersion.remove(0);
            }
            byVersion.add(
                    new ModelVersion(current, LocalDate.ofEpochDay(currentFrom), scoredByCurrent, ofVersion.ranking()));
            ofVersion = new ScoreCounts();
            scoredByCurrent = 0;
        }
    }

    private void endDay() {
        if (ofDay.size() > 0) {
            if (days.size() < MOST_DAYS) {
                days.add(new ModelDay(LocalDate.ofEpochDay(day), versionOfDay, ofDay.ranking()));
            }
            ofDay = new ScoreCounts();
        }
    }

    /** What is counted of the same payments. */
    private static final class Part {
        private final ScoreCounts scores = new ScoreCounts();
        private final CardPrecision cards = new CardPrecision(ScoreFigures.CARDS);

        private void count(Scored payment) {
            scores.add(payment.score(), payment.isFraud());
            cards.add(payment.day(), payment.card(), payment.score(), payment.isFraud());
        }

        private ScoreFigures figures() {
            return new ScoreFigures(scores.ranking(), scores.logLoss(), scores.expected(), cards.close());
        }
    }
}
