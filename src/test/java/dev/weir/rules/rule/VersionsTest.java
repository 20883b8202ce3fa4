package dev.weir.rules.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VersionsTest {
    @Test
    void aVersionIsFollowedByTheNextUpToTheHighest() {
        assertThat(Versions.after(1)).hasValue(2);
        assertThat(Versions.after(Long.MAX_VALUE - 1)).hasValue(Long.MAX_VALUE);
        assertThat(Versions.after(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whoHasTheHighestIsToldAWayOnAndNoNumberThatCannotBeWritten() {
        assertThat(Versions.higher(Long.MAX_VALUE - 1)).isEqualTo("write version 9223372036854775807 or higher");
        assertThat(Versions.higher(Long.MAX_VALUE))
                .isEqualTo(
                        "no version is higher: remove the rule and push it anew as version 1, or give it another id");
    }
}
