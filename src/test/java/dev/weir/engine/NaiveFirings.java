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

    /** Why the rule, or rules with its tag, may not fire for now; "" if nothing forbids it, and then it fires. */
    String rests(Rule rule, String subject, Event event) {
        List<List<Long>> counting = new ArrayList<>();
        long at = event.timestampMillis();
        boolean capped = isCapped(rule, subject, at);
        for (TagCap cap : policies.caps()) {
            if (!Collections.disjoint(cap.tags(), rule.tags())) {
                List<Long> fired = ofCaps.computeIfAbsent(cap.name() + "@" + subject, first -> new ArrayList<>());
                capped |= count(fired, at, cap.overMillis()) >= cap.count();
                counting.add(fired);
            }
        }
        if (cools(rule, subject, event)) {
            return "cooldown";
        }
        if (capped) {
            return "cap";
        }
        counting.forEach(fired -> fired.add(at));
        fire(rule, subject, event);
        return "";
    }

    private static long count(List<Long> fired, long at, long within) {
        return fired.stream().filter(millis -> millis > at - within).count();
    }

    private List<Long> fired(Rule rule, String subject) {
        return latest.computeIfAbsent(rule.id() + "@" + subject, first -> new ArrayList<>());
    }

    private boolean isCapped(Rule rule, String subject, long at) {
        Pacing.Cap cap = rule.pacing().cap();
        return cap.count() > 0 && count(fired(rule, subject), at, cap.overMillis()) >= cap.count();
    }

    private boolean cools(Rule rule, String subject, Event event) {
        Pacing pacing = rule.pacing();
        long since = event.timestampMillis() - pacing.cooldownMillis();
        return pacing.cooldownMillis() > 0
                && (pacing.by().isEmpty()
                        ? fired(rule, subject).stream().anyMatch(millis -> millis > since)
                        : byValues.getOrDefault(values(rule, subject, event), Long.MIN_VALUE) > since);
    }

    private static String values(Rule rule, String subject, Event event) {
        String values = rule.id() + "@" + subject;
        for (Field field : rule.pacing().by().getOrDefault(event.type(), List.of())) {
            values += "|" + field.name() + "=" + EventFields.of(event, field.name());
        }
        return values;
    }

    private void fire(Rule rule, String subject, Event event) {
        Pacing pacing = rule.pacing();
        if (pacing.isNone()) {
            return;
        }
        List<Long> fired = fired(rule, subject);
        fired.add(event.timestampMillis());
        fired.sort(null);
        fired.subList(0, Math.max(0, fired.size() - Math.max(1, pacing.cap().count())))
                .clear();
        if (!pacing.by().isEmpty()) {
            byValues.put(values(rule, subject, event), event.timestampMillis());
        }
    }
}
