package dev.weir.twin;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import dev.weir.text.SaltedHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When rules with a cooldown or a cap fired for whom. */
final class NaivePace {
    private final Map<String, List<Long>> fired = new HashMap<>();
    private final Map<String, Long> byValues = new HashMap<>();
    private final Map<String, List<Long>> ofCaps = new HashMap<>();
    private final NaiveShop shop;
    private final FiringPolicies policies;

    NaivePace(NaiveShop shop, FiringPolicies policies) {
        this.shop = shop;
        this.policies = policies;
    }

    Optional<String> holdout(Draft rule, String subject) {
        return policies.holdouts().stream()
                .filter(one -> !Collections.disjoint(one.tags(), rule.head().tags()))
                .filter(one -> SaltedHash.bucket(one.salt(), subject) < one.percent())
                .map(Holdout::name)
                .findFirst();
    }

    /** Why the rule, or rules with its tag, may not fire for now; "" if nothing forbids it, and then it fires. */
    String rests(Draft rule, String subject, Fact fact, long atMillis, boolean due) {
        List<List<Long>> counting = new ArrayList<>();
        Draft.Pace pace = rule.then().pace();
        boolean capped = pace.cap() > 0 && count(of(rule, subject), atMillis - pace.capOver()) >= pace.cap();
        List<TagCap> caps = new ArrayList<>(policies.caps());
        shop.book().pushed().cap().ifPresent(caps::add);
        for (TagCap cap : caps) {
            if (!Collections.disjoint(cap.tags(), rule.head().tags())) {
                List<Long> times = ofCaps.computeIfAbsent(cap.name() + "@" + subject, first -> new ArrayList<>());
                capped |= count(times, atMillis - cap.overMillis()) >= cap.count();
                counting.add(times);
            }
        }
        if (cools(rule, subject, fact, atMillis)) {
            return "cooldown";
        }
        if (capped) {
            return "cap";
        }
        String unpaid = shop.unpaid(rule, atMillis, due);
        if (!unpaid.isEmpty()) {
            return unpaid;
        }
        counting.forEach(times -> times.add(atMillis));
        fire(rule, subject, fact, atMillis);
        return "";
    }

    private static long count(List<Long> times, long after) {
        return times.stream().filter(millis -> millis > after).count();
    }

    private List<Long> of(Draft rule, String subject) {
        return fired.computeIfAbsent(rule.id() + "@" + subject, first -> new ArrayList<>());
    }

    private boolean cools(Draft rule, String subject, Fact fact, long atMillis) {
        Draft.Pace pace = rule.then().pace();
        long after = atMillis - pace.cooldown();
        return pace.cooldown() > 0
                && (pace.by().isEmpty()
                        ? count(of(rule, subject), after) > 0
                        : byValues.getOrDefault(values(rule, subject, fact), Long.MIN_VALUE) > after);
    }

    private static String values(Draft rule, String subject, Fact fact) {
        String by = rule.then().pace().by();
        return rule.id() + "@" + subject + "|" + by + "=" + fact.text(by);
    }

    /** A cap knows what the caps before it counted, and no more. */
    private void fire(Draft rule, String subject, Fact fact, long atMillis) {
        Draft.Pace pace = rule.then().pace();
        if (pace.cooldown() == 0 && pace.cap() == 0) {
            return;
        }
        List<Long> times = of(rule, subject);
        times.add(atMillis);
        times.sort(null);
        times.subList(0, Math.max(0, times.size() - Math.max(1, pace.cap()))).clear();
        if (pace.cooldown() > 0 && !pace.by().isEmpty()) {
            byValues.merge(values(rule, subject, fact), atMillis, Math::max);
        }
    }
}
