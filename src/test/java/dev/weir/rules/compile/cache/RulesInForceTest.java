package dev.weir.rules.compile.cache;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class RulesInForceTest {
    private final RulesInForce rules = new RulesInForce(Documented.documents(), Documented.compiler());

    @Test
    void aDocumentIsCompiledOnce() {
        Rule first = rules.of(always("a", 1, "REVIEW"));

        assertThat(rules.of(always("a", 1, "REVIEW"))).isSameAs(first);
        assertThat(rules.of(always("a", 2, "REVIEW")).version()).isEqualTo(2);
        assertThat(rules.kept()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasCompiledWhenItWasPushedIsNotCompiledAgain() {
        Rule pushed = rules.of(always("a", 1, "REVIEW"));
        RulesInForce others = new RulesInForce(Documented.documents(), Documented.compiler());

        others.offer(always("a", 1, "REVIEW"), pushed);

        assertThat(others.of(always("a", 1, "REVIEW"))).isSameAs(pushed);
    }

    @Test
    void aRefusalSaysWhyEachTimeAndIsNotRemembered() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> rules.of(always("a", 1, "REVIEW").replace("\"when\"", "\"wen\"")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wen");
            assertThatThrownBy(() -> rules.of("{"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasCauseInstanceOf(dev.weir.rules.document.DocumentException.class);
        }
        assertThat(rules.kept()).isZero();
    }

    @Test
    void theLatestThatNobodyNeedHoldTakeNoMoreThanTheirBound() {
        Rule rule = rules.of(always("a", 1, "REVIEW"));
        String text = "x".repeat(99_000);
        long fit = RulesInForce.LATEST_CHARS / (99_000 + 5 + RulesInForce.RULE_CHARS);

        for (int i = 0; i < 2 * fit; i++) {
            rules.offer(text + (10_000 + i), rule);
        }

        assertThat(rules.latest()).isBetween(fit - 1, fit);
    }

    @Test
    void allWhoAskAtOnceGetTheSameRule() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Rule>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(instances.submit(() -> {
                    start.await();
                    return rules.of(always("a", 1, "REVIEW"));
                }));
            }
            start.countDown();
            Rule first = asked.get(0).get();
            for (Future<Rule> each : asked) {
                assertThat(each.get()).isSameAs(first);
            }
        } finally {
            instances.shutdownNow();
        }
    }
}
