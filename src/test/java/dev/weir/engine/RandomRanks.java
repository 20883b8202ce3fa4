package dev.weir.engine;

import dev.weir.events.Value;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rule;
import java.util.Optional;
import java.util.SplittableRandom;

/** What random rules count for beside others: some are final, some are offers of a group. */
final class RandomRanks {
    private RandomRanks() {}

    static Rule.Rank rank(SplittableRandom random) {
        String group = random.nextInt(3) == 0 ? "g" + random.nextInt(2) : "";
        Optional<Expression> worth =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Worth(random.nextInt(4)));
        return new Rule.Rank(random.nextInt(8) == 0, group, worth);
    }

    /** What a rule with a value is worth. */
    static double valueOf(Rule rule) {
        return ((Worth) rule.rank().value().orElseThrow()).value();
    }

    private record Worth(long value) implements Expression {
        @Override
        public Value evaluate(Scope scope) {
            return new Value.Int(value);
        }
    }
}
