package dev.weir.rules.lint;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.AskedName;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warns about what a rule needs others for that are not there: rules that it asks about, and policies that sum its
 * points. They are no errors, because the others may be pushed later.
 */
public final class NeededOthers {
    private NeededOthers() {}

    /** Returns the other rules that a rule names: {@code fired} asks about them, or it compares decisions with them. */
    public static Set<String> named(Compiled.Accepted accepted) {
        Set<String> others = asked(accepted.rule());
        accepted.names().stream().filter(name -> !name.isTag()).forEach(name -> others.add(name.name()));
        others.remove(accepted.rule().id());
        return others;
    }

    private static Set<String> asked(Rule rule) {
        Set<String> others = new TreeSet<>(rule.lookbacks().rules().keySet());
        others.addAll(rule.lookbacks().alongside());
        return others;
    }

    /** Returns a warning for each rule that {@code fired} asks about and that is not among these. */
    public static List<RuleError> rules(Rule rule, Set<String> known) {
        List<RuleError> warnings = new ArrayList<>();
        for (String asked : asked(rule)) {
            if (!known.contains(asked) && !asked.equals(rule.id())) {
                warnings.add(RuleError.at(
                        "",
                        "'fired' asks about a rule '" + asked + "' that is not there"
                                + Spelling.nearest(asked, known)
                                        .map(near -> Spelling.MEANT + near + "'?")
                                        .orElse("; until it is pushed the answer is no")));
            }
        }
        return warnings;
    }

    /** The rules that there are besides. */
    public interface Known {
        /** Returns their ids. */
        Set<String> rules();

        /** Returns whether one of them has a tag. */
        boolean hasTag(String tag);

        /** Returns their tags, as far as it costs little to know them. */
        Set<String> tags();
    }

    /** Returns a warning for each id and tag that decisions are compared with and that no rule has. */
    public static List<RuleError> names(Compiled.Accepted accepted, Known known) {
        List<RuleError> warnings = new ArrayList<>();
        Rule own = accepted.rule();
        for (AskedName asked : accepted.names()) {
            String name = asked.name();
            boolean isOwn = asked.isTag() ? own.tags().contains(name) : own.id().equals(name);
            if (!isOwn && !name.startsWith(PointPolicy.PREFIX) && !isKnown(asked, known)) {
                Set<String> others = new TreeSet<>(asked.isTag() ? known.tags() : known.rules());
                others.addAll(asked.isTag() ? own.tags() : Set.of(own.id()));
                warnings.add(asked.warning((asked.isTag() ? "no rule has the tag '" : "there is no rule '")
                        + Spelling.shortened(name) + "'"
                        + Spelling.nearest(name, others)
                                .map(near -> Spelling.MEANT + near + "'?")
                                .orElse("; until there is one no decision has it")));
            }
        }
        return warnings.stream().distinct().toList();
    }

    private static boolean isKnown(AskedName asked, Known known) {
        return asked.isTag() ? known.hasTag(asked.name()) : known.rules().contains(asked.name());
    }

    /** Returns a warning about points that none of these policies sums. */
    public static List<RuleError> policies(Rule rule, Collection<PointPolicy> policies) {
        if (rule.rank().weight().isEmpty()) {
            return List.of();
        }
        String channel = named(rule.rank().weight().get().channel());
        Set<String> tags = new TreeSet<>();
        Optional<PointPolicy> elsewhere = Optional.empty();
        for (PointPolicy policy : policies) {
            boolean sums = policy.tags().isEmpty() || rule.tags().stream().anyMatch(policy.tags()::contains);
            if (!rule.outcome().isEmpty() || named(policy.channel()).equals(channel)) {
                if (sums) {
                    return List.of();
                }
                tags.addAll(policy.tags());
            } else if (sums) {
                elsewhere = Optional.of(policy);
            }
        }
        Optional<String> near = rule.tags().stream()
                .flatMap(tag -> Spelling.nearest(tag, tags, 1).stream())
                .findFirst();
        if (near.isEmpty()
                && elsewhere
                        .filter(policy -> tags.isEmpty() || !policy.tags().isEmpty())
                        .isPresent()) {
            String other = named(elsewhere.get().channel());
            return List.of(RuleError.at(
                    "then.points",
                    "no policy sums these points in the channel '" + channel + "'; the policy '"
                            + elsewhere.get().name() + "' does in '" + other + "': write channel: " + other
                            + " beside the points, or another tag"));
        }
        String meant = near.map(tag -> "; did you mean the tag '" + tag + "'?")
                .orElseGet(() -> tags.isEmpty()
                        ? "; they are summed in a policy, such as policies/card-risk"
                        : "; give the rule one of the tags " + Spelling.listed(tags));
        return List.of(RuleError.at("then.points", "no policy sums these points" + meant));
    }

    private static String named(String channel) {
        return channel.isEmpty() ? Channels.RISK : channel;
    }
}
