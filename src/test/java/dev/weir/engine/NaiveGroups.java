package dev.weir.engine;

import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** The specification of groups: of those that fire at once the best goes out that may. */
final class NaiveGroups {
    private NaiveGroups() {}

    /**
     * Which reasons go out.
     *
     * @param sorted by what counts most
     * @param rests why a rule may not fire; it fires if that is nothing
     */
    static List<Reason> out(
            List<Reason> sorted,
            Map<String, Rule> rules,
            BiFunction<Rule, Reason, String> rests,
            List<Considered> considered) {
        List<Reason> out = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (Reason reason : sorted) {
            Rule rule = Objects.requireNonNull(rules.get(reason.rule()));
            String group = rule.rank().group();
            if (group.isEmpty()) {
                if (rests.apply(rule, reason).isEmpty()) {
                    out.add(reason);
                }
            } else if (groups.add(group)) {
                List<Reason> members = new ArrayList<>(sorted);
                members.removeIf(other -> !groupOf(other, rules).equals(group));
                members.sort(Comparator.comparingDouble((Reason other) -> valueOf(other, rules))
                        .reversed());
                best(members, rules, rests, considered, out);
            }
        }
        return out;
    }

    private static void best(
            List<Reason> members,
            Map<String, Rule> rules,
            BiFunction<Rule, Reason, String> rests,
            List<Considered> considered,
            List<Reason> out) {
        boolean found = false;
        for (Reason member : members) {
            Rule rule = Objects.requireNonNull(rules.get(member.rule()));
            String why = found ? "value" : rests.apply(rule, member);
            if (why.isEmpty()) {
                found = true;
                out.add(member);
            } else {
                double value = valueOf(member, rules);
                considered.add(new Considered(
                        rule.id(),
                        rule.version(),
                        rule.outcome(),
                        rule.rank().group(),
                        value == Double.NEGATIVE_INFINITY ? Value.absent() : new Value.Real(value),
                        why));
            }
        }
    }

    private static String groupOf(Reason reason, Map<String, Rule> rules) {
        return Objects.requireNonNull(rules.get(reason.rule())).rank().group();
    }

    /** Values of random rules are numbers that hang on no event, or there is none. */
    private static double valueOf(Reason reason, Map<String, Rule> rules) {
        Rule rule = Objects.requireNonNull(rules.get(reason.rule()));
        return rule.rank().value().isEmpty() ? Double.NEGATIVE_INFINITY : RandomRanks.valueOf(rule);
    }
}
