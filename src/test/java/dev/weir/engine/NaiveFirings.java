package dev.weir.engine;

import dev.weir.events.Event;
import dev.weir.events.Field;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When rules with a cooldown or a cap fired for a subject. */
final class NaiveFirings {
    private final Map<String, List<Long>> latest = new HashMap<>();
    private final Map<String, Long> byValues = new HashMap<>();

    /** Whether the rule has fired as often as it may; if not, it fires. */
    boolean rests(Rule rule, String subject, Event event) {
        Pacing pacing = rule.pacing();
        if (pacing.isNone()) {
            return false;
        }
        long at = event.timestampMillis();
        String name = rule.id() + "@" + subject;
        List<Long> fired = latest.computeIfAbsent(name, first -> new ArrayList<>());
        String values = name;
        for (Field field : pacing.by().getOrDefault(event.type(), List.of())) {
            values += "|" + field.name() + "=" + EventFields.of(event, field.name());
        }
        boolean cools = pacing.cooldownMillis() > 0
                && (pacing.by().isEmpty()
                        ? fired.stream().anyMatch(millis -> millis > at - pacing.cooldownMillis())
                        : byValues.getOrDefault(values, Long.MIN_VALUE) > at - pacing.cooldownMillis());
        long counted = fired.stream()
                .filter(millis -> millis > at - pacing.cap().overMillis())
                .count();
        if (cools || (pacing.cap().count() > 0 && counted >= pacing.cap().count())) {
            return true;
        }
        fired.add(at);
        fired.sort(null);
        fired.subList(0, Math.max(0, fired.size() - Math.max(1, pacing.cap().count())))
                .clear();
        if (!pacing.by().isEmpty()) {
            byValues.put(values, at);
        }
        return false;
    }
}
