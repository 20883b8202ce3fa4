package dev.weir.rules.lint;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks what a rule asks about others in the same decision: whether that leads back to itself, or to rules that cannot fire there. */
public final class FiringChains {
    private FiringChains() {}

    /**
     * Returns an error if a rule asks, by way of others, whether it fires itself. Cost: each rule that the chain reaches is
     * looked up once.
     *
     * @param others finds another rule by its id; empty if there is none
     */
    public static List<RuleError> circles(Rule rule, Function<String, Optional<Rule>> others) {
        Map<String, String> askedBy = new HashMap<>();
        Deque<Rule> left = new ArrayDeque<>(List.of(rule));
        while (!left.isEmpty()) {
            Rule asking = left.remove();
            for (String asked : new TreeSet<>(asking.lookbacks().alongside())) {
                if (asked.equals(rule.id())) {
                    return List.of(circle(rule.id(), asking.id(), askedBy));
                }
                if (askedBy.putIfAbsent(asked, asking.id()) == null) {
                    others.apply(asked).ifPresent(left::add);
                }
            }
        }
        return List.of();
    }

    private static RuleError circle(String id, String last, Map<String, String> askedBy) {
        if (last.equals(id)) {
            return RuleError.at(
                    "",
                    "the rule asks whether it fires itself; for earlier decisions write fired(\"" + id + "\", \"1h\")");
        }
        List<String> chain = new ArrayList<>(List.of(id));
        for (String at = last; at != null && !at.equals(id); at = askedBy.get(at)) {
            chain.add(at);
        }
        chain.add(id);
        Collections.reverse(chain);
        return RuleError.at(
                "",
                "'fired' leads back to this rule: " + String.join(" asks ", chain)
                        + "; a rule comes after those that it asks about, so let one of them ask for earlier decisions,"
                        + " such as fired(\"" + id + "\", \"1h\")");
    }

    /** Returns a warning for each rule that a rule asks about and that cannot fire in the same decision. */
    public static List<RuleError> apart(Rule rule, Function<String, Optional<Rule>> others) {
        List<RuleError> warnings = new ArrayList<>();
        for (String asked : new TreeSet<>(rule.lookbacks().alongside())) {
            others.apply(asked)
                    .filter(other -> other.mode() != Mode.LIVE)
                    .ifPresent(other -> warnings.add(notLive(other)));
            others.apply(asked)
                    .flatMap(other -> whyApart(rule, other))
                    .ifPresent(why -> warnings.add(RuleError.at(
                            "",
                            "'fired' asks whether '" + asked
                                    + "' fires in the same decision, which it never does, since " + why
                                    + "; ask for earlier decisions: fired(\"" + asked + "\", \"1h\")")));
        }
        return warnings;
    }

    private static RuleError notLive(Rule other) {
        return RuleError.at(
                "",
                "'fired' asks whether '" + other.id() + "' fires in the same decision, and that rule is "
                        + (other.mode() == Mode.OFF ? "off" : "in shadow mode")
                        + ": the answer is no until it is live");
    }

    private static Optional<String> whyApart(Rule rule, Rule other) {
        if (!other.later().isNone()) {
            return Optional.of("its action waits");
        }
        if (isOfTime(rule) != isOfTime(other)) {
            return Optional.of("time completes the pattern of one of the two, and no event");
        }
        boolean ofEvents = isOfEvents(rule) && isOfEvents(other);
        if (ofEvents && Collections.disjoint(rule.triggers(), other.triggers())) {
            return Optional.of("no event is for both rules");
        }
        if (ofEvents && rule.subject().isPresent() != other.subject().isPresent()) {
            return Optional.of("only one of the two has a 'subject'");
        }
        return Optional.empty();
    }

    private static boolean isOfTime(Rule rule) {
        return rule.pattern()
                .filter(pattern -> pattern.compiled().definition().isAbsence())
                .isPresent();
    }

    private static boolean isOfEvents(Rule rule) {
        return rule.pattern().isEmpty() && rule.date().isEmpty();
    }
}
