package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is read of models in state that an earlier release wrote. */
final class EarlierModelsTest {
    @Test
    void aRulebookOfBeforeThereWereModelsHasNone() throws IOException {
        byte[] now = Bytes.of(new RulebookMemoryCodec(), new RulebookMemory());
        now[0] = 11;

        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), Arrays.copyOf(now, now.length - 1));

        assertThat(memory.models().byId()).isEmpty();
    }
}
