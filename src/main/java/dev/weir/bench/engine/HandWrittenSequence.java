package dev.weir.bench.engine;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import java.util.HashMap;
import java.util.Map;

/**
 * An amount below {@value #TINY}, then one above a threshold of the same card within five minutes. For each rule a tiny
 * amount is used up once a large one followed. The latest tiny amount of a card is the last to expire, and the last to
 * be used up: no other has to be stored.
 */
final class HandWrittenSequence implements HandWritten {
    /** Amounts below this are tiny. */
    static final double TINY = 1.0;

    private static final long WITHIN_MILLIS = 300_000;

    private final Map<String, Tiny> cards = new HashMap<>();
    private final Thresholds thresholds;

    /** The latest tiny amount of a card, and for how many rules it is used up: those with the lowest thresholds. */
    private static final class Tiny {
        private long atMillis = Long.MIN_VALUE / 2;
        private int through;
    }

    HandWrittenSequence(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public int fired(Event event) {
        if (!(event instanceof Transaction payment)) {
            return 0;
        }
        Tiny tiny = cards.computeIfAbsent(payment.cardId(), unknown -> new Tiny());
        if (payment.amount() < TINY) {
            tiny.atMillis = payment.timestampMillis();
            tiny.through = 0;
            return 0;
        }
        int above = thresholds.below(payment.amount());
        if (above <= tiny.through || payment.timestampMillis() - tiny.atMillis > WITHIN_MILLIS) {
            return 0;
        }
        int fired = above - tiny.through;
        tiny.through = above;
        return fired;
    }
}
