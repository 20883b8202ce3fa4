package dev.weir.engine.plan.answer;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneKey;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A key computes the answers that a rule may read, and no others. */
final class AnswerReadersTest {
    private static final String COUNT = "n: {count: transaction, by: [cardId], over: 1h}";
    private static final Value ONE = new Value.Int(1);

    @Test
    void anAnswerIsNotComputedIfTheEventAloneRulesOutAllWhoReadIt() {
        Rule large = reads("large", "transaction.amount > 500 && n > 3");
        Rule small = reads("small", "n > 3 && transaction.amount < 5");

        assertThat(answer(100, large, small)).isEqualTo(Value.absent());
        assertThat(answer(501, large, small)).isEqualTo(ONE);
        assertThat(answer(1, large, small)).isEqualTo(ONE);
    }

    @Test
    void anAnswerThatSomebodyReadsAboutEveryEventIsComputed() {
        Rule large = reads("large", "transaction.amount > 500 && n > 3");

        assertThat(answer(100, large, reads("other", "n > 3"))).isEqualTo(ONE);
        assertThat(answer(100, large, reads("either", "transaction.amount > 500 || n > 3")))
                .isEqualTo(ONE);
    }

    @Test
    void noMoreThanAFewRulesAreAskedWhetherTheyReadIt() {
        Rule[] rules = IntStream.rangeClosed(0, AnswerReaders.MOST)
                .mapToObj(i -> reads("r" + i, "transaction.amount > 50" + i + " && n > 3"))
                .toArray(Rule[]::new);

        assertThat(answer(100, Arrays.copyOf(rules, AnswerReaders.MOST))).isEqualTo(Value.absent());
        assertThat(answer(100, rules)).isEqualTo(ONE);
    }

    @Test
    void whatIsNotComputedIsStillCounted() {
        OneKey key = new OneKey("cardId=card-1", reads("large", "transaction.amount > 500 && n > 1"));
        List<Value> answers = new ArrayList<>();
        for (double amount : List.of(100.0, 101.0, 501.0)) {
            answers.add(key.value(payment("t-" + amount).of(amount).event()));
        }

        assertThat(answers).containsExactly(Value.absent(), Value.absent(), new Value.Int(3));
    }

    private static Rule reads(String id, String when) {
        return rule(id).features(COUNT).when(when).build();
    }

    private static Value answer(double amount, Rule... rules) {
        Transaction event = payment("t-1").of(amount).event();
        return new OneKey("cardId=card-1", rules).value(event);
    }
}
