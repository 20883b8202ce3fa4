package dev.weir.docs;

import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.Push;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the examples of the page on wire formats show. */
final class Examples {
    private static final long EVENT = millis("2026-03-01T10:00:00.123Z");
    private static final long DECIDED = millis("2026-03-01T10:00:00.126Z");

    private Examples() {}

    static Decision decision() {
        Map<String, List<String>> matched = new LinkedHashMap<>();
        matched.put("probe", List.of("t-0"));
        matched.put("hit", List.of("t-1"));
        Reason reason = new Reason(
                "card-testing",
                4,
                "BLOCK",
                90,
                0,
                Map.of("hold", new Value.Text("24h")),
                matched,
                Map.of("spend1h", new Value.Real(1290)));
        return new Decision(
                "0c9f",
                new Trigger("transaction", "t-1"),
                "c-42",
                EVENT,
                DECIDED,
                "BLOCK",
                90,
                List.of(reason),
                List.of(),
                17);
    }

    static RuleStatus ofRule() {
        Push push = new Push(new RecordPlace("rules", 0, 812), EVENT, new Sender("anna", EVENT, "c2lnbmVk"), true);
        RuleNotes notes = RuleNotes.NONE
                .withWarnings(List.of(RuleError.at(
                        "when", "there is no list 'blocked-ips' yet; until it is pushed it holds nothing")))
                .withKept(
                        List.of(
                                new FeatureNote("spend1h", millis("2026-03-01T11:00:00Z")),
                                new FeatureNote("cards", 0)),
                        "kept")
                .withCost(new RuleCost(120, 2, 1, 4_096))
                .withPush(push);
        return new RuleStatus("card-testing", 4, RuleStatus.Kind.ACTIVE, List.of(), 17, DECIDED, notes);
    }

    static RuleStatus ofList() {
        return new RuleStatus(
                RuleStatus.LIST + "blocked-ips",
                0,
                RuleStatus.Kind.ACTIVE,
                List.of(),
                18,
                millis("2026-03-01T10:00:01Z"),
                RuleNotes.ofEntries(2));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
