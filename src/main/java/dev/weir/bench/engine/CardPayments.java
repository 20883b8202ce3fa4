package dev.weir.bench.engine;

import dev.weir.events.Attributes;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random payments of cards, one every {@value #STEP_MILLIS} ms of event time; with {@value #CARDS} cards, each has six
 * in ten minutes. Three percent are below 1, five percent above 500 with a long tail, a quarter of these above 1,000.
 */
public final class CardPayments implements EngineEvents {
    /** The usual number of cards. */
    public static final int CARDS = 10_000;

    private static final long STEP_MILLIS = 10;
    private static final long BEGIN_MILLIS = 1_772_359_200_000L;
    private static final double TINY = 0.03;
    private static final double LARGE = 0.05;
    private static final double LEAST_LARGE = 500;

    private final SplittableRandom random;
    private final int cards;
    private long number;

    /** Creates payments of this many cards. */
    public CardPayments(long seed, int cards) {
        this.random = new SplittableRandom(seed);
        this.cards = cards;
    }

    @Override
    public List<Event> next(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(at(BEGIN_MILLIS + number * STEP_MILLIS));
        }
        return events;
    }

    /** Returns the next payment, at this time in epoch milliseconds. */
    public Transaction at(long millis) {
        long n = number++;
        int card = random.nextInt(cards);
        return new Transaction(
                "t-" + n,
                millis,
                amount(),
                "c-" + card,
                "card-" + card,
                "EUR",
                "AUTHORIZED",
                "WEB",
                "m-" + random.nextInt(1_000),
                "grocery",
                "DE",
                Double.NaN,
                Double.NaN,
                "d-" + card,
                "",
                List.of(),
                Attributes.NONE);
    }

    private double amount() {
        double kind = random.nextDouble();
        double part = random.nextDouble();
        double amount = kind < TINY ? part : kind < TINY + LARGE ? LEAST_LARGE / Math.sqrt(1 - part) : 1 + 300 * part;
        return Math.rint(amount * 100) / 100;
    }
}
