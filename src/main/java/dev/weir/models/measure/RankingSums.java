package dev.weir.models.measure;

/** Adds up AUC and average precision over groups of examples, the group of the highest score first. */
final class RankingSums {
    private long positives;
    private long negatives;
    private double rightPairs;
    private double tiedPairs;
    private double precisions;
    private double mostPrecisions;
    private double leastPrecisions;

    /** Adds those of one score. */
    void addTied(long truePart, long falsePart) {
        rightPairs += (double) falsePart * positives + (double) truePart * falsePart / 2;
        tiedPairs += (double) truePart * falsePart;
        positives += truePart;
        negatives += falsePart;
        if (truePart > 0) {
            precisions += truePart * ((double) positives / (positives + negatives));
        }
    }

    /** Adds those whose scores are near each other, in an order that is not known. */
    void addNear(long truePart, long falsePart) {
        for (long i = 1; i <= truePart; i++) {
            mostPrecisions += (double) (positives + i) / (positives + i + negatives);
            leastPrecisions += (double) (positives + i) / (positives + i + negatives + falsePart);
        }
        addTied(truePart, falsePart);
    }

    Ranking exact() {
        return new Ranking(positives, negatives, rightPairs / pairs(), precisions / positives, 0, 0);
    }

    /** Returns the middle of what the order within groups may make of it. */
    Ranking bounded() {
        double most = mostPrecisions / positives;
        double least = leastPrecisions / positives;
        double error = tiedPairs / pairs() / 2;
        return new Ranking(positives, negatives, rightPairs / pairs(), (most + least) / 2, error, (most - least) / 2);
    }

    private double pairs() {
        return (double) positives * negatives;
    }
}
