package dev.weir.sandbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.record.DecisionSeen;
import dev.weir.sandbox.database.ShopFloor;
import dev.weir.sandbox.load.InFlight;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultMonitorTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ResultMonitor monitor = new ResultMonitor(
            new Console(new PrintStream(out, true, StandardCharsets.UTF_8), OptionalInt.empty()),
            new InFlight(),
            new Tally(),
            ShopFloor::isAwaited);

    @Test
    void whatSomebodyWaitsForIsShownAmongManyOthers() {
        for (int i = 0; i < 5; i++) {
            monitor.decided(decision("rule-" + i, "sku-1/eu-1/lsn/1"), i);
        }
        monitor.decided(decision("back-in-stock", "sku-2/eu-1/lsn/2"), 5);
        monitor.decided(decision("back-in-stock", ShopFloor.SOLD_OUT + "/eu-1/lsn/3"), 6);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("rule-4", ShopFloor.SOLD_OUT)
                .doesNotContain("sku-2");
    }

    private static DecisionSeen decision(String rule, String trigger) {
        return new DecisionSeen(
                "inventory",
                trigger,
                "c-1",
                "BACK_IN_STOCK",
                35,
                List.of(new DecisionSeen.Cause(rule, "BACK_IN_STOCK", List.of())),
                List.of());
    }
}
