package dev.weir.cli.console;

import dev.weir.console.edit.PlayedHour;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what a draft and what is in force would have decided, event by event. */
final class HourTally {
    private final String id;
    private final Map<String, long[]> counts = new TreeMap<>();
    private final List<PlayedHour.Hit> different = new ArrayList<>();
    private final List<PlayedHour.Hit> same = new ArrayList<>();

    /** Creates one for the rule with an id. */
    HourTally(String id) {
        this.id = id;
    }

    /** Takes what an event brought. */
    void take(List<Decision> ofDraft, List<Decision> ofInForce) {
        Map<String, PlayedHour.Hit> draft = hits(ofDraft, 0);
        Map<String, PlayedHour.Hit> inForce = hits(ofInForce, 1);
        draft.forEach((key, hit) -> {
            boolean both = inForce.containsKey(key);
            add(both ? same : different, hit, both ? "both" : "new");
        });
        inForce.forEach((key, hit) -> {
            if (!draft.containsKey(key)) {
                add(different, hit, "gone");
            }
        });
    }

    private Map<String, PlayedHour.Hit> hits(List<Decision> decisions, int whose) {
        Map<String, PlayedHour.Hit> hits = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            for (Reason reason : decision.reasons()) {
                if (reason.rule().equals(id)) {
                    counts.computeIfAbsent(reason.outcome(), first -> new long[2])[whose]++;
                    hits.put(
                            decision.decisionId() + " " + reason.outcome(),
                            new PlayedHour.Hit(
                                    decision.trigger().type(),
                                    decision.trigger().id(),
                                    decision.subject(),
                                    decision.eventTimeMillis(),
                                    reason.outcome(),
                                    ""));
                }
            }
        }
        return hits;
    }

    private static void add(List<PlayedHour.Hit> to, PlayedHour.Hit hit, String whose) {
        if (to.size() < PlayedHour.MOST_HITS) {
            to.add(new PlayedHour.Hit(hit.type(), hit.event(), hit.subject(), hit.atMillis(), hit.outcome(), whose));
        }
    }

    /** Returns what was counted. */
    PlayedHour played(long events, long fromMillis, List<String> notes) {
        return new PlayedHour(
                events,
                fromMillis,
                counts.entrySet().stream()
                        .map(one -> new PlayedHour.Count(one.getKey(), one.getValue()[0], one.getValue()[1]))
                        .toList(),
                Stream.concat(different.stream(), same.stream())
                        .limit(PlayedHour.MOST_HITS)
                        .toList(),
                notes);
    }
}
