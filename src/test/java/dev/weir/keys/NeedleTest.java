package dev.weir.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class NeedleTest {
    @Test
    void aRecordWithoutTheIdIsToldFromOneThatHasIt() {
        assertThat(mayBe("t-1", "{\"id\": \"t-1\"}")).isTrue();
        assertThat(mayBe("t-1", "t-1")).isTrue();
        assertThat(mayBe("t-11", "{\"id\": \"t-1\"}")).isFalse();
        assertThat(mayBe("t-1", "t-")).isFalse();
        assertThat(mayBe("t-1", "")).isFalse();
    }

    @Test
    void anIdThatMayBeWrittenInSeveralWaysMayBeAnywhere() {
        assertThat(mayBe("a/b", "{\"id\": \"a\\/b\"}")).isTrue();
        assertThat(mayBe("", "{}")).isTrue();
    }

    private static boolean mayBe(String id, String text) {
        return new Needle(id).mayBeIn(text.getBytes(StandardCharsets.UTF_8));
    }
}
