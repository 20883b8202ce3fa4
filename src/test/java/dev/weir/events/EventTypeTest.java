package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.definition.EventDefinitions;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void theBuiltInNamesKeepTheirOrderInEveryProcess() {
        assertThat(EventDefinitions.BUILT_IN.names()).containsExactly("transaction", "click", "inventory");
    }
}
