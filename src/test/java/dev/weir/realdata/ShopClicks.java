package dev.weir.realdata;

import dev.weir.events.record.RawRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /** A rule that this data can meet: it needs neither product nor price. */
    static final RuleDocument HESITATION = RuleDocument.of("""
            id: hesitation
            version: 1
            description: A visitor keeps looking and puts nothing in the cart
            on: click
            features:
              views10m: {count: click, where: click.type == "VIEW", by: [sessionId], over: 10m}
              carts10m: {count: click, where: click.type == "ADD_TO_CART", by: [sessionId], over: 10m}
            when: click.type == "VIEW" && views10m >= 4 && carts10m == 0
            then: {outcome: OFFER}
            """);

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
        try (Stream<Row> rows = RealData.rows("clickstream/events.csv.gz")) {
            return rows.map(values -> visit(values, row.incrementAndGet()))
                    .sorted(Comparator.comparing(Visit::timestamp))
                    .toList();
        }
    }

    private static Visit visit(Row row, int number) {
        String event = row.get("event");
        return new Visit(
                row.get("user_id"),
                row.get("session_id"),
                TYPES.getOrDefault(event, event.toUpperCase(Locale.ROOT)),
                row.get("timestamp").replace(' ', 'T') + "Z",
                number);
    }
}
