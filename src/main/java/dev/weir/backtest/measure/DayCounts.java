package dev.weir.backtest.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts by day, in UTC. Days come in order; what is earlier than the first belongs to the first. */
final class DayCounts {
    /** How many days are told apart; what comes later belongs to the last of them. */
    static final int MOST_DAYS = 3_660;

    private static final long DAY_MILLIS = 86_400_000;

    private final List<OneDay> days = new ArrayList<>();
    private long first;
    private boolean cut;

    private static final class OneDay {
        private long transactions;
        private long alerts;
        private long hits;
        private long frauds;
        private long caught;
    }

    /** Returns the number of a day, from 0. */
    int dayOf(long atMillis) {
        long day = Math.floorDiv(atMillis, DAY_MILLIS);
        if (days.isEmpty()) {
            first = day;
        }
        int last = MOST_DAYS - 1;
        int number = (int) Math.min(last, Math.max(0, day - first));
        cut |= day - first > last;
        while (days.size() <= number) {
            days.add(new OneDay());
        }
        return number;
    }

    /** Returns how many days there are. */
    int size() {
        return days.size();
    }

    /** Returns whether there were more than can be told apart. */
    boolean isCut() {
        return cut;
    }

    void alert(int day) {
        days.get(day).alerts++;
    }

    void payment(int day, boolean isFraud, boolean isHit) {
        OneDay counts = days.get(day);
        counts.transactions++;
        counts.hits += isHit ? 1 : 0;
        counts.frauds += isFraud ? 1 : 0;
        counts.caught += isFraud && isHit ? 1 : 0;
    }

    List<DayResult> results() {
        List<DayResult> results = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            OneDay day = days.get(i);
            results.add(new DayResult(
                    LocalDate.ofEpochDay(first + i), day.transactions, day.alerts, day.hits, day.frauds, day.caught));
        }
        return results;
    }
}
