package dev.weir.realdata;

import dev.weir.backtest.measure.Rate;
import dev.weir.backtest.measure.RightAmongCustomers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sessions of a shop that came as far as a cart or a checkout, and what became of them. */
final class LeftSessions {
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<String, TreeSet<Instant>> purchasesByUser = new HashMap<>();
    private final Map<String, ShopClicks.Visit> cameThere = new TreeMap<>();
    private final Set<String> left = new TreeSet<>();

    /** Those with a first click of this type from a time on; left are those whose user buys nothing for a day after it. */
    LeftSessions(List<ShopClicks.Visit> visits, String type, String from) {
        for (ShopClicks.Visit visit : visits) {
            if (visit.type().equals("PURCHASE")) {
                purchasesByUser
                        .computeIfAbsent(visit.user(), first -> new TreeSet<>())
                        .add(Instant.parse(visit.timestamp()));
            } else if (visit.type().equals(type)) {
                cameThere.putIfAbsent(visit.session(), visit);
            }
        }
        cameThere.values().removeIf(visit -> visit.timestamp().compareTo(from) < 0);
        cameThere.forEach((session, visit) -> {
            if (!buysWithinADay(visit)) {
                left.add(session);
            }
        });
    }

    private boolean buysWithinADay(ShopClicks.Visit visit) {
        Instant from = Instant.parse(visit.timestamp());
        Instant purchase =
                purchasesByUser.getOrDefault(visit.user(), new TreeSet<>()).ceiling(from);
        return purchase != null && !purchase.isAfter(from.plus(DAY));
    }

    /** All that came there. */
    Set<String> all() {
        return cameThere.keySet();
    }

    /** Those of these sessions that came there. */
    Set<String> ofThese(Set<String> sessions) {
        Set<String> these = new TreeSet<>(sessions);
        these.retainAll(cameThere.keySet());
        return these;
    }

    /** These sessions, and the part of them that was left. */
    Rate leftOf(Set<String> sessions) {
        RightAmongCustomers counted = new RightAmongCustomers();
        cameThere.forEach((session, visit) -> {
            if (sessions.contains(session)) {
                counted.add(visit.user(), left.contains(session));
            }
        });
        return counted.rate();
    }

    /** The part of what was left that is among these. */
    double recall(Set<String> sessions) {
        return (double) leftOf(sessions).right() / Math.max(1, left.size());
    }
}
