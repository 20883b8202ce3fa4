package dev.weir.realdata;

import dev.weir.events.answer.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How good rules are on payments with labels. A rule counts once for each payment that it hits, however many reasons it
 * gives. What {@link #line} writes is a row of the table in {@code rules/README.md}.
 */
final class Figures {
    static final String SHADOW = " (shadow)";
    static final String LIBRARY = "library, ";

    private final Map<String, Hits> hits = new TreeMap<>();
    private final Map<String, Integer> fraudsByKind = new TreeMap<>();
    private int payments;
    private int frauds;

    /** What was hit: by a rule, or by an outcome of all rules together. */
    private static final class Hits {
        private final Proportion right = new Proportion();
        private final Map<String, Integer> rightByKind = new TreeMap<>();

        private void count(Labelled payment) {
            right.count(payment.customer(), payment.fraud());
            if (payment.fraud()) {
                rightByKind.merge(payment.kind(), 1, Integer::sum);
            }
        }
    }

    /** A payment, and what the engine made of it. */
    void payment(Labelled payment, List<Decision> decisions) {
        payments++;
        if (payment.fraud()) {
            frauds++;
            fraudsByKind.merge(payment.kind(), 1, Integer::sum);
        }
        Set<String> names = new TreeSet<>();
        for (Decision decision : decisions) {
            decision.reasons().forEach(reason -> names.add(reason.rule()));
            decision.shadow().forEach(reason -> names.add(reason.rule() + SHADOW));
            if (!decision.reasons().isEmpty()) {
                names.add(LIBRARY + decision.outcome());
                names.add(LIBRARY + "any");
            }
        }
        names.forEach(name -> hits.computeIfAbsent(name, first -> new Hits()).count(payment));
    }

    int payments() {
        return payments;
    }

    /** The rules and outcomes that hit anything. */
    Set<String> names() {
        return hits.keySet();
    }

    /** How many payments were hit. */
    int hits(String name) {
        return right(name).all();
    }

    /** The part of the payments that is fraud: how often a rule that guesses is right. */
    double baseRate() {
        return (double) frauds / payments;
    }

    /** The part of what was hit that is fraud; 0 where nothing was hit. */
    double precision(String name) {
        return right(name).share();
    }

    /** What was hit, and the part of it that is fraud. */
    Proportion right(String name) {
        return of(name).right;
    }

    /** The part of the fraud that was hit. */
    double recall(String name) {
        return (double) right(name).right() / Math.max(1, frauds);
    }

    /** Hits, hits in a thousand payments, precision with its interval of 95 %, recall, and recall of each kind of fraud where there are several. */
    String line(String name) {
        List<String> cells = new ArrayList<>();
        cells.add(String.format(Locale.ROOT, "%,d", hits(name)));
        cells.add(String.format(Locale.ROOT, "%.2f", 1_000.0 * hits(name) / payments));
        cells.add(percent(precision(name)) + " (" + right(name).interval() + ")");
        cells.add(percent(recall(name)));
        if (fraudsByKind.size() > 1) {
            fraudsByKind.forEach((kind, all) ->
                    cells.add(percent((double) of(name).rightByKind.getOrDefault(kind, 0) / all)));
        }
        return String.join(" | ", cells);
    }

    /** What {@link #line} holds. */
    String head() {
        StringBuilder head = new StringBuilder("hits | per 1,000 | precision | recall");
        if (fraudsByKind.size() > 1) {
            fraudsByKind.keySet().forEach(kind -> head.append(" | of ").append(kind));
        }
        return head.toString();
    }

    /** How much there is. */
    String size() {
        return String.format(Locale.ROOT, "%,d payments, %s fraud", payments, percent(baseRate()));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private Hits of(String name) {
        return hits.getOrDefault(name, new Hits());
    }
}
