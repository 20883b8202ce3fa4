package dev.weir.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LatencyScenarioTest {

    @Test
    void situationsAreNamed() {
        assertThat(LatencyScenario.named("all")).containsExactly(LatencyScenario.values());
        assertThat(LatencyScenario.named("hot-key, steady"))
                .containsExactly(LatencyScenario.HOT_KEY, LatencyScenario.STEADY);
        assertThatThrownBy(() -> LatencyScenario.named("busy"))
                .hasMessageContaining("write all, or of steady, churn, hot-key, model-swap, no-checkpoints");
    }

    @Test
    void aHotCardHasEveryTenthPaymentWhileItIsHot() throws Exception {
        HotCard traffic = new HotCard(at -> Optional.of(new Message(
                Topics.TRANSACTIONS,
                "card-1",
                "{\"transactionId\":\"t-" + at + "\",\"cardId\":\"card-1\"}",
                "t-" + at)));

        List<Message> cold = twenty(traffic);
        traffic.heat(true);
        List<Message> hot = twenty(traffic);

        assertThat(cold).extracting(Message::key).containsOnly("card-1");
        assertThat(hot)
                .filteredOn(message -> message.key().equals("card-hot"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.json())
                        .contains("\"cardId\":\"card-hot\"", "\"transactionId\":\"" + message.transactionId() + "\""));
    }

    private static List<Message> twenty(HotCard traffic) throws Exception {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(traffic.next(i).orElseThrow());
        }
        return messages;
    }
}
