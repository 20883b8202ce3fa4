package dev.weir.engine;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import dev.weir.events.Event;
import dev.weir.events.Field;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import dev.weir.text.SaltedHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When rules with a cooldown or a cap fired for a subject. */
final class NaiveFirings {
    private final Map<String, List<Long>> latest = new HashMap<>();
    private final Map<String, Long> byValues = new HashMap<>();
    private final Map<String, List<Long>> ofCaps = new HashMap<>();
    private final FiringPolicies policies;

    NaiveFirings(FiringPolicies policies) {
        this.policies = policies;
    }

    /** The holdout that keeps the rule back. */
    Optional<String> holdout(Rule rule, String subject) {
        return policies.holdouts().stream()
                .filter(one -> !Collections.disjoint(one.tags(), rule.tags()))
                .filter(one -> SaltedHash.bucket(one.salt(), subject) < one.percent())
                .map(Holdout::name)
                .findFirst();
    }

    /** Whether the rule, or rules with its tag, fired as often as they may; if not, it fires. */
    boolean rests(Rule rule, String subject, Event event) {
        List<List<Long>> counting = new ArrayList<>();
        long at = event.timestampMillis();
        for (TagCap cap : policies.caps()) {
            if (!Collections.disjoint(cap.tags(), rule.tags())) {
                List<Long> fired = ofCaps.computeIfAbsent(cap.name() + "@" + subject, first -> new ArrayList<>());
                if (fired.stream()
                                .filter(millis -> millis > at - cap.overMillis())
                                .count()
                        >= cap.count()) {
                    return true;
                }
                counting.add(fired);
            }
        }
        if (restsByItself(rule, subject, event)) {
            return true;
        }
        counting.forEach(fired -> fired.add(at));
        return false;
    }

    private boolean restsByItself(Rule rule, String subject, Event event) {
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
