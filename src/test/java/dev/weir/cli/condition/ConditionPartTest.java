package dev.weir.cli.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionPartTest {

    @Test
    void orIsTakenApartBeforeAnd() {
        ConditionPart whole = ConditionPart.of("a && b || c");
        assertThat(whole.parts()).extracting(ConditionPart::text).containsExactly("a && b", "c");
        assertThat(whole.parts().get(0).parts()).extracting(ConditionPart::text).containsExactly("a", "b");
    }

    @Test
    void bracketsAroundThePartsGo() {
        assertThat(ConditionPart.of("((a || b) && c)").parts())
                .extracting(ConditionPart::text)
                .containsExactly("a || b", "c");
    }

    @Test
    void whatIsInsideOfCallsAndQuotesStaysWhole() {
        assertThat(ConditionPart.of("items.exists(i, i.a && i.b) && s == \"x || y\"")
                        .parts())
                .extracting(ConditionPart::text)
                .containsExactly("items.exists(i, i.a && i.b)", "s == \"x || y\"");
        assertThat(ConditionPart.of("a ? b && c : d || e").parts()).isEmpty();
    }

    @Test
    void aComparisonHasTwoSides() {
        assertThat(ConditionPart.of("spend >= 2 * usual").sides()).contains(List.of("spend", "2 * usual"));
        assertThat(ConditionPart.of("a in best").sides()).contains(List.of("a", "best.join(\", \")"));
        assertThat(ConditionPart.of("has(x)").sides()).isEmpty();
    }
}
