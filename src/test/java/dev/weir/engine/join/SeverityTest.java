package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of two outcomes holds. */
final class SeverityTest {
    private final Severity severity = new Severity(List.of("APPROVE", "REVIEW", "BLOCK"));

    @Test
    void theMoreSevereHoldsWhicheverComesFirst() {
        assertThat(severity.stricter("REVIEW", "BLOCK")).isEqualTo("BLOCK");
        assertThat(severity.stricter("BLOCK", "REVIEW")).isEqualTo("BLOCK");
    }

    @Test
    void ofTwoThatTheJobDoesNotListTheFirstHoldsAndAnyThatItListsIsMoreSevere() {
        assertThat(severity.stricter("COUPON", "REMIND")).isEqualTo("COUPON");
        assertThat(severity.stricter("COUPON", "APPROVE")).isEqualTo("APPROVE");
        assertThat(severity.stricter("APPROVE", "COUPON")).isEqualTo("APPROVE");
    }

    @Test
    void noneIsLessThanAny() {
        assertThat(severity.stricter("", "COUPON")).isEqualTo("COUPON");
        assertThat(severity.stricter("COUPON", "")).isEqualTo("COUPON");
        assertThat(severity.stricter("", "")).isEmpty();
    }
}
