package dev.weir.models.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Card precision at k: which share of the k cards with the highest scores of a day, those that investigators have time
 * for, had fraud that day, on the average of days (Le Borgne et al., <i>Reproducible machine learning for credit card
 * fraud detection: practical handbook</i>, 2022, chapter 4.3). A card counts once a day, with its highest score. As there,
 * a card that was found on one day is left out on later ones.
 *
 * <p>Days are closed in their order, so that a card found on one is known on the next; a day that was closed takes
 * nothing more. Bounds: {@link #MOST_OPEN_DAYS} days are open at once, the oldest is closed for another one;
 * {@link #MOST_CARDS} cards a day, those of the lowest scores make room; {@link #MOST_FOUND} found cards are remembered.
 */
public final class CardPrecision {
    /** How many days are open at once. */
    public static final int MOST_OPEN_DAYS = 64;

    /** How many cards of a day are kept at least; twice as many before the lowest are dropped. */
    public static final int MOST_CARDS = 50_000;

    /** How many found cards are remembered; beyond them, a found card may count again. */
    public static final int MOST_FOUND = 1_000_000;

    private static final Comparator<Map.Entry<String, CardOfDay>> HIGHEST_FIRST = Comparator.comparingDouble(
                    (Map.Entry<String, CardOfDay> card) -> -card.getValue().score)
            .thenComparing(Map.Entry::getKey);

    private final int k;
    private final int mostCards;
    private final NavigableMap<Long, Map<String, CardOfDay>> open = new TreeMap<>();
    private final Set<String> found = new HashSet<>();
    private long lastClosed = Long.MIN_VALUE;
    private long days;
    private double precisions;

    /**
     * Creates it without days.
     *
     * @param k how many cards a day, 1 to {@link #MOST_CARDS}
     * @throws IllegalArgumentException if that is out of bounds
     */
    public CardPrecision(int k) {
        this(k, MOST_CARDS);
    }

    CardPrecision(int k, int mostCards) {
        if (k < 1 || k > mostCards) {
            throw new IllegalArgumentException("1 to " + mostCards + " cards a day, not " + k);
        }
        this.k = k;
        this.mostCards = mostCards;
    }

    /**
     * Adds a transaction whose label is known.
     *
     * @param day any count of days, such as since 1970
     * @return whether its day was open
     */
    public boolean add(long day, String card, double score, boolean label) {
        if (day <= lastClosed || Double.isNaN(score)) {
            return false;
        }
        Map<String, CardOfDay> cards = open.computeIfAbsent(day, any -> new HashMap<>());
        cards.computeIfAbsent(card, any -> new CardOfDay()).add(score, label);
        if (cards.size() > 2L * mostCards) {
            keepHighest(cards, mostCards);
        }
        if (open.size() > MOST_OPEN_DAYS) {
            closeFirst();
        }
        return true;
    }

    /** Closes all days and returns the mean of their precisions; NaN without a day. */
    public double close() {
        while (!open.isEmpty()) {
            closeFirst();
        }
        return precisions / days;
    }

    /** Returns how many days are closed. */
    public long days() {
        return days;
    }

    private void closeFirst() {
        Map.Entry<Long, Map<String, CardOfDay>> first = open.pollFirstEntry();
        Map<String, CardOfDay> cards = first.getValue();
        cards.keySet().removeAll(found);
        keepHighest(cards, k);
        int hits = 0;
        for (Map.Entry<String, CardOfDay> card : cards.entrySet()) {
            if (card.getValue().fraud) {
                hits++;
                if (found.size() < MOST_FOUND) {
                    found.add(card.getKey());
                }
            }
        }
        lastClosed = first.getKey();
        days++;
        precisions += (double) hits / k;
    }

    private static void keepHighest(Map<String, CardOfDay> cards, int most) {
        List<Map.Entry<String, CardOfDay>> sorted = new ArrayList<>(cards.entrySet());
        sorted.sort(HIGHEST_FIRST);
        for (Map.Entry<String, CardOfDay> low : sorted.subList(Math.min(most, sorted.size()), sorted.size())) {
            cards.remove(low.getKey());
        }
    }

    /** What is known of a card on a day. */
    private static final class CardOfDay {
        private double score;
        private boolean fraud;

        private void add(double other, boolean label) {
            score = Math.max(score, other);
            fraud |= label;
        }
    }
}
