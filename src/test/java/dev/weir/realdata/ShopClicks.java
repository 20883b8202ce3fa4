package dev.weir.realdata;

import dev.weir.events.RawRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What 600 visitors of a shop did. There is no product and no price in it. */
final class ShopClicks {
    static final int EVENTS = 31_106;

    /** The sample rules name one attribute. */
    static final String CONFIG = "attributes: {transaction: {giftCard: bool}}";

    private static final Map<String, String> TYPES = Map.of(
            "product_view", "VIEW",
            "search", "SEARCH",
            "add_to_cart", "ADD_TO_CART",
            "payment_details", "CHECKOUT",
            "purchase", "PURCHASE");

    private ShopClicks() {}

    /** One click, as its row has it. */
    record Visit(String user, String session, String type, String timestamp, int row) {
        RawRecord record() {
            return Wire.record(
                    Wire.CLICKSTREAM,
                    user,
                    Wire.object()
                            .put("eventId", "row-" + row)
                            .put("customerId", user)
                            .put("sessionId", session)
                            .put("type", type)
                            .put("timestamp", timestamp));
        }
    }

    /** All of them, oldest first. A kind that the sample rules have no name for keeps its own, in capitals. */
    static List<Visit> visits() {
        AtomicInteger row = new AtomicInteger();
        try (Stream<Map<String, String>> rows = RealData.rows("clickstream/events.csv.gz")) {
            return rows.map(values -> visit(values, row.incrementAndGet()))
                    .sorted(Comparator.comparing(Visit::timestamp))
                    .toList();
        }
    }

    private static Visit visit(Map<String, String> row, int number) {
        String event = row.get("event");
        return new Visit(
                row.get("user_id"),
                row.get("session_id"),
                TYPES.getOrDefault(event, event.toUpperCase(java.util.Locale.ROOT)),
                row.get("timestamp").replace(' ', 'T') + "Z",
                number);
    }
}
