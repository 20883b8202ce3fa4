package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class RulesInTurnTest {
    private final PerRule<Counter> counters =
            new PerRule<>(new UnregisteredMetricsGroup(), group -> group.counter("asked"));
    private final RulesInTurn<Counter> inTurn = new RulesInTurn<>(counters);

    @Test
    void aRuleIsFoundWhicheverTurnItHas() throws Exception {
        Rule a = rule("a", 1);
        Rule b = rule("b", 1);
        for (List<Rule> order : List.of(List.of(a, b), List.of(b, a), List.of(b), List.of(a, b, a), List.of(a))) {
            for (int turn = 0; turn < order.size(); turn++) {
                inTurn.of(order.get(turn), turn).inc();
            }
        }

        assertThat(counters.of("a").getCount()).isEqualTo(5);
        assertThat(counters.of("b").getCount()).isEqualTo(4);
    }

    @Test
    void aLaterVersionOfARuleCountsWithTheEarlier() throws Exception {
        inTurn.of(rule("a", 1), 0).inc();
        inTurn.of(rule("a", 2), 0).inc();

        assertThat(counters.of("a").getCount()).isEqualTo(2);
    }

    private static Rule rule(String id, long version) throws DocumentException {
        byte[] document = RuleDraft.always(id, version, "BLOCK").getBytes(StandardCharsets.UTF_8);
        JobSettings settings = JobSettingsForTests.SETTINGS;
        return ((Compiled.Accepted)
                        settings.compiler().compile(settings.documents().read(document)))
                .rule();
    }
}
