package dev.weir.engine;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import dev.weir.events.EventType;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        if (random.nextInt(3) == 0) {
            draft.with("tags: [" + (random.nextBoolean() ? "offer" : "tip") + "]");
        }
        if (random.nextInt(4) == 0) {
            draft.then("cap: {count: " + random.nextInt(1, 4) + ", over: " + millis() + "}");
        }
    }

    /** At times caps over all rules with a tag, and a holdout. */
    FiringPolicies policies() {
        List<TagCap> caps = new ArrayList<>();
        for (Set<String> tags : List.of(Set.of("offer"), Set.of("offer", "tip"))) {
            if (random.nextInt(3) == 0) {
                caps.add(new TagCap("c" + caps.size(), tags, random.nextInt(1, 4), random.nextLong(1, 300_000)));
            }
        }
        Holdout holdout = new Holdout("h", Set.of("tip"), random.nextInt(1, 100), "salt");
        return new FiringPolicies(caps, random.nextInt(4) == 0 ? List.of(holdout) : List.of());
    }

    private String millis() {
        return random.nextLong(1, 300_000) + "ms";
    }
}
