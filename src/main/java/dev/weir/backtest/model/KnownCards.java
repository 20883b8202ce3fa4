package dev.weir.backtest.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Cards whose fraud is known: they have been dealt with, and finding them again is worth nothing. A card is known from the
 * beginning of the day after that on which the label of a fraud came, if that was in the period that is measured or in the
 * {@value #DAYS_BEFORE} days before it; as in the Fraud Detection Handbook, chapter 4.3.
 *
 * <p>Bound: {@value #MOST} cards; those that come after are not known.
 */
final class KnownCards {
    static final int DAYS_BEFORE = 7;
    static final int MOST = 1_000_000;

    private final long fromDay;
    private final Map<String, Long> knownFrom = new HashMap<>();

    /**
     * Creates it without cards.
     *
     * @param measuredFromDay the first day that is measured, in days since 1970
     */
    KnownCards(long measuredFromDay) {
        this.fromDay = measuredFromDay - DAYS_BEFORE;
    }

    /** Notes that the label of a fraud with this card came on this day. */
    void fraudKnown(String card, long day) {
        if (day >= fromDay && knownFrom.size() < MOST) {
            knownFrom.merge(card, day + 1, Math::min);
        }
    }

    boolean isKnown(String card, long day) {
        Long from = knownFrom.get(card);
        return from != null && from <= day;
    }
}
