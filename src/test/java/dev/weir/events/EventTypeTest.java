package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void theBuiltInNamesKeepTheirOrderInEveryProcess() {
        assertThat(EventType.builtInNames()).containsExactly("transaction", "click", "inventory");
    }
}
