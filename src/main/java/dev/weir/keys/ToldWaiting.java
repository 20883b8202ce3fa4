package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.answer.Considered;
import dev.weir.keys.KnownKey.KnownWaiting;
import dev.weir.rules.rule.Later;
import dev.weir.rules.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The actions of rules that wait for a subject, as is told by what made them wait. A correction of an event withdraws
 * them, but for what matches led to. At most {@value #MOST} are held, which is more than wait for a subject at once.
 */
final class ToldWaiting {
    /** The most that are held, those that were told last. */
    static final int MOST = 1_000;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<String, KnownWaiting> waiting = new LinkedHashMap<>();

    /** Creates it for the rules in question. */
    ToldWaiting(List<Rule> rules) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    /** Returns for how long an action of a rule can wait, in milliseconds. */
    static long longestMillis(Rule rule) {
        Later later = rule.later();
        long most = later.afterMillis()
                + DAY_MILLIS // for the part of a day in which it goes out
                + (later.interval().isPresent() ? Later.MOST_INTERVAL_MILLIS : 0);
        return later.isNone() ? 0 : Math.min(later.expiresMillis(), most);
    }

    /** Takes a decision about the subject, or what is told beside decisions, in order. */
    void take(JsonNode decision) {
        JsonNode trigger = decision.path("trigger");
        String event = trigger.path("type").asText() + " " + trigger.path("id").asText();
        if (decision.hasNonNull("duplicateOf")) {
            waiting.values().removeIf(one -> one.trigger().equals(event) && !isOfPattern(one.rule()));
        }
        for (JsonNode considered : decision.path("considered")) {
            String rule = considered.path("rule").asText();
            OptionalLong due = Considered.dueMillis(considered.path("why").asText());
            if (due.isPresent() && rules.containsKey(rule)) {
                keep(new KnownWaiting(
                        rule,
                        considered.path("version").asLong(),
                        considered.path("outcome").asText(),
                        event,
                        due.getAsLong()));
            }
        }
    }

    private boolean isOfPattern(String id) {
        Rule rule = rules.get(id);
        return rule != null && rule.pattern().isPresent();
    }

    /** One of the same rule about the same event is in its place. */
    private void keep(KnownWaiting one) {
        String key = one.rule() + " " + one.trigger();
        waiting.remove(key);
        waiting.put(key, one);
        if (waiting.size() > MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** Returns those that are not due yet at a time, the next first. */
    List<KnownWaiting> at(long atMillis) {
        List<KnownWaiting> left = new ArrayList<>();
        for (KnownWaiting one : waiting.values()) {
            if (one.dueMillis() > atMillis) {
                left.add(one);
            }
        }
        left.sort(Comparator.comparingLong(KnownWaiting::dueMillis));
        return left;
    }
}
