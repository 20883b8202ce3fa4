package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Decision;
import dev.weir.events.RawRecord;
import dev.weir.events.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Card transactions with labels. How good the sample rules are is told, not judged. */
final class SparkovTest {

    @Test
    void theSampleRulesDecideEveryTransaction() {
        EngineChain engine = new EngineChain(Wire.config(Sparkov.CONFIG)).with(RuleDocument.samples());
        Played played = new Played("sparkov, sample rules");
        Map<String, Set<String>> hits = new TreeMap<>();

        try (Stream<RawRecord> transactions = Sparkov.transactions()) {
            transactions.forEach(record -> {
                List<Decision> decisions = engine.decide(record);
                played.event(decisions);
                decisions.forEach(decision -> note(decision, hits));
            });
        }

        played.print();
        Set<String> frauds = Sparkov.frauds();
        hits.forEach((rule, hit) -> print(rule, hit, frauds));
        assertThat(played.events()).isEqualTo(Sparkov.TRANSACTIONS);
        assertThat(hits.get("all decisions")).hasSize(Sparkov.TRANSACTIONS);
        assertThat(engine.errors()).isZero();
    }

    private static void note(Decision decision, Map<String, Set<String>> hits) {
        String id = decision.trigger().id();
        hits.computeIfAbsent("all decisions", all -> new HashSet<>()).add(id);
        if (!decision.reasons().isEmpty()) {
            hits.computeIfAbsent("any rule", any -> new HashSet<>()).add(id);
        }
        for (List<Reason> reasons : List.of(decision.reasons(), decision.shadow())) {
            for (Reason reason : reasons) {
                hits.computeIfAbsent(reason.rule(), rule -> new HashSet<>()).add(id);
            }
        }
    }

    private static void print(String rule, Set<String> hit, Set<String> frauds) {
        long right = hit.stream().filter(frauds::contains).count();
        System.out.printf(
                Locale.ROOT,
                "  %-22s %,7d hits, precision %5.1f %%, recall %5.1f %%%n",
                rule,
                hit.size(),
                100.0 * right / hit.size(),
                100.0 * right / frauds.size());
    }
}
