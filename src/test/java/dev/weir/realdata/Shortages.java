package dev.weir.realdata;

import dev.weir.events.answer.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Orders that stock did not cover, and the products that they were short of. */
final class Shortages {
    private final Set<String> orders = new TreeSet<>();
    private final Map<String, Long> lastMillisBySku = new HashMap<>();

    /**
     * Of a week.
     *
     * @param orders oldest first
     * @param shortages by order, the products that are short
     */
    Shortages(List<RetailWeek.Timed> orders, Map<String, Map<String, Long>> shortages) {
        for (RetailWeek.Timed order : orders) {
            Set<String> skus = shortages.getOrDefault(order.id(), Map.of()).keySet();
            if (!skus.isEmpty()) {
                this.orders.add(order.id());
                skus.forEach(sku -> lastMillisBySku.put(sku, order.millis()));
            }
        }
    }

    /** The orders that are short of anything. */
    Set<String> orders() {
        return orders;
    }

    /** Whether a later order is short of the product that a decision is about. */
    boolean after(Decision decision) {
        return lastMillisBySku.getOrDefault(decision.subject(), Long.MIN_VALUE) > decision.eventTimeMillis();
    }
}
