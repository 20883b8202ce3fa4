package dev.weir.engine.pacing;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Considered;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.ChannelReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What holds for rules with a tag in one epoch: by documents that were pushed, and by the job config.
 *
 * @param channels that documents add to those of the job config, with policies that sum points
 * @param firings caps for each subject and holdouts, of both
 * @param budgets over all subjects
 */
public record PushedPolicies(Channels channels, FiringPolicies firings, List<Budget> budgets) {
    /** Makes defensive copies. */
    public PushedPolicies {
        budgets = List.copyOf(budgets);
    }

    /** Returns what holds if nothing is pushed. */
    public static PushedPolicies none(FiringPolicies ofConfig) {
        return new PushedPolicies(Channels.NONE, ofConfig, List.of());
    }

    /** Returns what documents in force and the job config say; where both have a name, the job config counts. */
    public static PushedPolicies of(
            Collection<Node> documents, Channels channels, FiringPolicies ofConfig, RuleLimits limits) {
        List<TagCap> caps = new ArrayList<>();
        List<Budget> budgets = new ArrayList<>();
        for (Node document : documents) {
            if (DocumentIds.kindOf(DocumentIds.of(document)).equals(CapReader.KIND)) {
                CapReader.Read read = new CapReader(limits).read(document);
                read.budget()
                        .ifPresentOrElse(
                                budgets::add,
                                () -> caps.add(new TagCap(read.name(), read.tags(), read.count(), read.overMillis())));
            }
        }
        caps.sort(Comparator.comparing(TagCap::name));
        budgets.sort(Comparator.comparing(Budget::id));
        return new PushedPolicies(ChannelReader.added(documents, channels), ofConfig.with(caps), budgets);
    }

    /** Returns the same as policies of firings alone, for those who ask which rules hang on others of their tags. */
    public FiringPolicies asFirings() {
        return firings.with(budgets.stream()
                .map(budget -> new TagCap(budget.id(), budget.tags(), budget.count(), 0))
                .toList());
    }

    /** Returns a rule that also asks what was spent of the budgets that it spends. */
    public Rule asking(Rule rule, Collection<EventType> types) {
        return budgets.isEmpty() ? rule : Budget.onto(rule, budgets, types);
    }

    /**
     * Returns why no budget lets a rule fire, in a word of {@link Considered}; {@code ""} if all do. One that cannot be
     * asked lets nothing through, such as when the job no longer reads its decisions.
     */
    public String refusal(Rule rule, Scope scope, long atMillis) {
        String refusal = "";
        for (Budget budget : budgets) {
            if (budget.isOf(rule) && !refusal.equals(Considered.BUDGET)) {
                String word = budget.refusal(spent(budget, rule, scope), atMillis);
                refusal = word.isEmpty() ? refusal : word;
            }
        }
        return refusal;
    }

    /** Returns the same of an action that waited until its rule has a budget, which can be asked no more. */
    public String refusalUnasked(Rule rule) {
        return budgets.stream().anyMatch(budget -> budget.isOf(rule)) ? Considered.BUDGET : "";
    }

    private static long spent(Budget budget, Rule rule, Scope scope) {
        for (RuleFeature feature : rule.features()) {
            if (feature.name().equals(budget.id()) && scope.feature(feature.number()) instanceof Value.Int spent) {
                return spent.value();
            }
        }
        return Long.MAX_VALUE;
    }
}
