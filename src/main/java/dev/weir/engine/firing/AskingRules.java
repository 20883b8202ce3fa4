package dev.weir.engine.firing;

import dev.weir.engine.message.RuleMatch;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of one decision that ask whether others fire, until all others were evaluated. For one use. */
public final class AskingRules {
    /** Most decisions have none of these and share an empty list. */
    private List<Asking> asking = List.of();

    private record Asking(Rule rule, Scope scope, Optional<RuleMatch> match) {}

    /** Evaluates a rule. */
    @FunctionalInterface
    public interface Evaluation {
        /** Evaluates a rule for the event, or for a match of its pattern. */
        void of(Rule rule, Scope scope, Optional<RuleMatch> match);
    }

    /** Keeps a rule for later if it asks whether others fire; returns whether it does. */
    public boolean takes(Rule rule, Scope scope, Optional<RuleMatch> match) {
        if (rule.lookbacks().alongside().isEmpty()) {
            return false;
        }
        asking = asking.isEmpty() ? new ArrayList<>() : asking;
        return asking.add(new Asking(rule, scope, match));
    }

    /** Evaluates the rules that were kept, each after those that it asks about. */
    public void inOrder(FiringOrder order, Evaluation evaluation) {
        if (asking.size() > 1) {
            asking.sort(Comparator.comparingInt(one -> order.rank(one.rule().id())));
        }
        asking.forEach(one -> evaluation.of(one.rule(), one.scope(), one.match()));
    }
}
