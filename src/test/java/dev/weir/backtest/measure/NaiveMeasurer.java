package dev.weir.backtest.measure;

import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.history.label.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps every payment and everything decided about it, and looks at all of it for each number. */
final class NaiveMeasurer {
    private final List<Kept> all = new ArrayList<>();

    /** A payment; of each rule, how many decisions it was a reason of. */
    record Kept(
            Transaction payment, Label label, Map<String, Integer> live, Map<String, Integer> shadow, long decided) {
        boolean isHitBy(String rule) {
            return live.containsKey(rule) || shadow.containsKey(rule);
        }

        boolean isFraud() {
            return label == Label.FRAUD;
        }

        boolean isGood() {
            return label == Label.GENUINE;
        }

        LocalDate day() {
            return Instant.ofEpochMilli(payment.timestampMillis())
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        }
    }

    void take(Transaction payment, Label label, List<Decision> decisions) {
        Map<String, Integer> live = new TreeMap<>();
        Map<String, Integer> shadow = new TreeMap<>();
        for (Decision decision : decisions) {
            for (String rule : new HashSet<>(rules(decision.reasons()))) {
                live.merge(rule, 1, Integer::sum);
            }
            for (String rule : new HashSet<>(rules(decision.shadow()))) {
                shadow.merge(rule, 1, Integer::sum);
            }
        }
        long decided = decisions.stream()
                .filter(decision -> !decision.reasons().isEmpty())
                .count();
        all.add(new Kept(payment, label, live, shadow, decided));
    }

    private static List<String> rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).toList();
    }

    List<Kept> where(Predicate<Kept> wanted) {
        return all.stream().filter(wanted).toList();
    }

    List<Kept> hits(String rule) {
        return where(kept -> kept.isHitBy(rule));
    }

    long alerts(String rule) {
        return all.stream()
                .mapToLong(kept ->
                        kept.live().getOrDefault(rule, 0) + kept.shadow().getOrDefault(rule, 0))
                .sum();
    }

    static double amount(List<Kept> payments) {
        return payments.stream().mapToDouble(kept -> kept.payment().amount()).sum();
    }

    static Set<LocalDate> days(List<Kept> payments) {
        Set<LocalDate> days = new HashSet<>();
        payments.forEach(kept -> days.add(kept.day()));
        return days;
    }
}
