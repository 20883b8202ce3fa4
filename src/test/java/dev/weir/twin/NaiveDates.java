package dev.weir.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The dates of all rows for all rules, looked at again each time that event time goes on. */
final class NaiveDates {
    private final NaiveShop shop;
    private final Map<RowDate, Map<Fact, List<Long>>> known = new HashMap<>();
    private long settledMillis = Long.MIN_VALUE;

    NaiveDates(NaiveShop shop) {
        this.shop = shop;
    }

    /** What is past when event time is first known does nothing. */
    void begin(long watermarkMillis) {
        settledMillis = settledMillis == Long.MIN_VALUE ? watermarkMillis : settledMillis;
    }

    /** The next time at which some rule acts. */
    long earliest() {
        long earliest = Long.MAX_VALUE;
        for (Draft rule : shop.book().rules()) {
            for (Fact row : rule.date().isEmpty() || rule.isOff() ? List.<Fact>of() : shop.rows()) {
                for (long time : times(rule, row)) {
                    earliest = time > settledMillis ? Math.min(earliest, time) : earliest;
                }
            }
        }
        return earliest;
    }

    private List<Long> times(Draft rule, Fact row) {
        RowDate date = rule.date().orElseThrow();
        return known.computeIfAbsent(date, first -> new IdentityHashMap<>()).computeIfAbsent(row, date::times);
    }

    /** The rules that act at a time, by the row as it is then. */
    Map<Fact, List<Draft>> takeDue(long millis) {
        settle(millis);
        Map<String, Fact> rows = new TreeMap<>();
        shop.rows().forEach(row -> rows.put(row.text("customerId"), row));
        Map<Fact, List<Draft>> due = new HashMap<>();
        for (Draft rule : shop.book().rules()) {
            for (String customer : rule.date().isEmpty() || rule.isOff() ? List.<String>of() : rows.keySet()) {
                Fact row = Objects.requireNonNull(rows.get(customer));
                if (times(rule, row).contains(millis)) {
                    due.computeIfAbsent(row.dueAt(millis), first -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
        return due;
    }

    void settle(long millis) {
        settledMillis = Math.max(settledMillis, millis);
    }
}
