package dev.weir.engine;

import dev.weir.events.Value;
import dev.weir.events.answer.Points;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rank;
import dev.weir.rules.rule.Rule;
import java.util.Optional;
import java.util.SplittableRandom;

/** What random rules count for beside others: some are final, some are offers of a group. */
final class RandomRanks {
    private RandomRanks() {}

    static Rank rank(SplittableRandom random) {
        String group = random.nextInt(3) == 0 ? "g" + random.nextInt(2) : "";
        Optional<Expression> worth =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Worth(random.nextInt(4)));
        Optional<Rank.Weight> weight = random.nextInt(3) == 0
                ? Optional.of(new Rank.Weight(new Worth(random.nextInt(-20, 60)), ""))
                : Optional.empty();
        return new Rank(random.nextInt(8) == 0, group, worth, weight);
    }

    /** What a rule with a value is worth. */
    static double valueOf(Rule rule) {
        return ((Worth) rule.rank().value().orElseThrow()).value();
    }

    /** What a reason of a rule weighs. */
    static Points pointsOf(Rule rule) {
        return rule.rank()
                .weight()
                .<Points>map(weight -> new Points.Given(((Worth) weight.points()).value(), rule.tags()))
                .orElse(Points.NONE);
    }

    private record Worth(long value) implements Expression {
        @Override
        public Value evaluate(Scope scope) {
            return new Value.Int(value);
        }
    }
}
