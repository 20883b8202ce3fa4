package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.rules.RuleDraft;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DefinitionBoundsTest {
    private final PushedRules rules = new PushedRules();

    @Test
    void aFewLinesThatUseEachOtherTwiceDoNotGrowBeyondTheBound() {
        StringBuilder doubling = new StringBuilder("\"d0\": \"transaction.amount > 500\"");
        for (int i = 1; i < 15; i++) {
            doubling.append(", \"d%d\": \"defs.d%d || defs.d%d\"".formatted(i, i - 1, i - 1));
        }

        assertThat(rules.refusal("defs/risk", defs(1, doubling.toString(), "")).message())
                .isEqualTo("with its definitions the expression has more than 8192 characters: put parts of it into"
                        + " features, or make two rules of it");
    }

    @Test
    void conditionsNestSoDeepAndNoDeeper() {
        assertThat(rules.answer("defs/risk", defs(1, chain(16), ""))).isEqualTo(Kind.ACTIVE);
        assertThat(rules.refusal("defs/risk", defs(2, chain(17), "")).message())
                .startsWith("definitions use each other more than 16 deep");
    }

    private static String chain(int length) {
        StringBuilder chain = new StringBuilder("\"c1\": \"transaction.amount > 500\"");
        for (int i = 2; i <= length; i++) {
            chain.append(", \"c%d\": \"defs.c%d\"".formatted(i, i - 1));
        }
        return chain.toString();
    }

    @Test
    void soManyAreInADocumentAndNoMore() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("\"c%d\": \"transaction.amount > 500\", ".formatted(i));
        }
        assertThat(rules.refusal("defs/risk", defs(1, many + "\"last\": \"transaction.amount > 500\"", ""))
                        .message())
                .isEqualTo("this defines 101; at most 100 are in one document: make two of it");
        assertThat(rules.answer("defs/risk", defs(1, many.substring(0, many.length() - 2), "")))
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aChangeMayConcernSoManyRulesAndNoMore() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("r0", rule("r0"));
        RulebookMemory.Held held = Objects.requireNonNull(rules.memory.inForce().get("r0"));
        for (int i = 1; i <= DefinitionKind.MOST_RULES; i++) {
            String id = "\"r" + i + "\"";
            rules.memory.hold(
                    "r" + i,
                    new RulebookMemory.Held(
                            1,
                            held.document().replace("\"r0\"", id),
                            "",
                            held.patterns(),
                            1,
                            1,
                            held.features(),
                            "",
                            held.linked().replace("\"r0\"", id)));
        }

        UpdateResult tooMany = rules.push("defs/risk", defs(2, "\"large\": \"transaction.amount > 700\"", ""));
        assertThat(tooMany.answer().errors().get(0).message())
                .startsWith("901 rules would mean something else, and at most 900 may at once");
        rules.push("r7", "");
        UpdateResult most = rules.push("defs/risk", defs(2, "\"large\": \"transaction.amount > 700\"", ""));
        assertThat(most.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(most.answer().notes().warnings().get(0).message())
                .startsWith("by this change 900 rules mean something else: 'r0', 'r1', 'r10',")
                .endsWith(" and 880 more");
    }

    private static String rule(String id) {
        return RuleDraft.rule(id).when("defs.large").outcome("REVIEW").json();
    }

    private static String defs(long version, String conditions, String features) {
        return "{\"id\": \"defs/risk\", \"version\": %d, \"conditions\": {%s}, \"features\": {%s}}"
                .formatted(version, conditions, features);
    }
}
