package dev.weir.engine;

import dev.weir.events.EventType;
import dev.weir.rules.RuleDraft;
import java.util.List;
import java.util.SplittableRandom;

/** How often a random rule may fire. */
record RandomPacing(SplittableRandom random) {
    private static final List<String> FIELDS = List.of("customerId", "deviceId", "ip", "sku", "cardId", "warehouse");

    /** At times a cap, or a cooldown for the values of a field. */
    void pace(EventType on, RuleDraft draft) {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        boolean ofLine = on.hasLines() && field.equals("sku");
        if (random.nextInt(4) == 0 && EventFields.has(on, field) && !ofLine) {
            draft.then("cooldown: {for: " + millis() + ", by: [" + field + "]}");
        }
        if (random.nextInt(4) == 0) {
            draft.then("cap: {count: " + random.nextInt(1, 4) + ", over: " + millis() + "}");
        }
    }

    private String millis() {
        return random.nextLong(1, 300_000) + "ms";
    }
}
