package dev.weir.bench.engine;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import java.util.HashMap;
import java.util.Map;

/** An amount above a threshold, and more than {@value #MOST} payments of the card within ten minutes. */
final class HandWrittenCount implements HandWritten {
    /** A rule fires above this number. */
    static final int MOST = 3;

    private static final long WINDOW_MILLIS = 600_000;

    private final Map<String, CardTimes> cards = new HashMap<>();
    private final Thresholds thresholds;

    HandWrittenCount(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public int fired(Event event) {
        if (!(event instanceof Transaction payment)) {
            return 0;
        }
        CardTimes times = cards.computeIfAbsent(payment.cardId(), unknown -> new CardTimes());
        times.add(payment.timestampMillis());
        int count = times.after(payment.timestampMillis() - WINDOW_MILLIS);
        return count > MOST ? thresholds.below(payment.amount()) : 0;
    }
}
