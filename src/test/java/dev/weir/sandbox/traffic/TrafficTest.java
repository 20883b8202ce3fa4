package dev.weir.sandbox.traffic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
    private static final int RATE = 200;

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(seconds(10, 7)).isEqualTo(seconds(10, 7));
    }

    @Test
    void differsBySeed() {
        assertThat(seconds(10, 7)).isNotEqualTo(seconds(10, 8));
    }

    @Test
    void hasAnEventForEveryMomentThatIsAskedFor() {
        assertThat(seconds(30, 1)).hasSize(30 * RATE);
    }

    @Test
    void givesEveryTransactionWhatTheWireFormatRequires() throws Exception {
        for (JsonNode transaction : of(Topics.TRANSACTIONS, seconds(20, 1))) {
            assertThat(transaction.path("transactionId").asText()).startsWith("t-");
            assertThat(transaction.path("amount").asDouble()).isPositive();
            assertThat(transaction.path("customerId").asText()).startsWith("c-");
            assertThat(transaction.path("cardId").asText()).startsWith("card-");
        }
    }

    @Test
    void givesEveryClickWhatTheWireFormatRequires() throws Exception {
        for (JsonNode click : of(Topics.CLICKSTREAM, seconds(20, 1))) {
            assertThat(click.path("eventId").asText()).startsWith("e-");
            assertThat(click.path("type").asText()).matches("[A-Z_]+");
            assertThat(click.path("customerId").asText()).startsWith("c-");
        }
    }

    @Test
    void tellsOfStockInThePlainFormAndAsChangeData() throws Exception {
        List<JsonNode> changes = of(Topics.INVENTORY, seconds(20, 1));
        assertThat(changes).anyMatch(change -> change.path("sku").isTextual() && change.has("available"));
        assertThat(changes)
                .anyMatch(change -> change.path("op").asText().equals("u")
                        && change.path("after").path("sku").isTextual()
                        && change.path("source").path("ts_ms").isNumber());
    }

    @Test
    void happensWhenItIsSent() throws Exception {
        List<JsonNode> transactions = of(Topics.TRANSACTIONS, seconds(10, 1));
        assertThat(transactions).extracting(TrafficTest::millis).isSorted().allMatch(at -> at >= START);
        assertThat(millis(transactions.get(transactions.size() - 1))).isBetween(START + 9_900, START + 10_000);
    }

    @Test
    void givesNoIdTwice() throws Exception {
        assertThat(of(Topics.TRANSACTIONS, seconds(60, 1)))
                .extracting(transaction -> transaction.path("transactionId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesMostCardsAlone() throws Exception {
        Map<String, List<JsonNode>> byCard = of(Topics.TRANSACTIONS, seconds(60, 1)).stream()
                .collect(groupingBy(transaction -> transaction.path("cardId").asText()));
        assertThat(byCard.values().stream().filter(payments -> payments.size() > 2))
                .hasSizeLessThan(byCard.size() / 10);
    }

    @Test
    void saysOfEachPaymentHalfAMinuteLaterWhetherAThiefPaid() throws Exception {
        List<Message> messages = seconds(120, Traffic.labelledForRate(1, RATE));
        Map<String, JsonNode> payments = of(Topics.TRANSACTIONS, messages).stream()
                .collect(toMap(payment -> payment.path("transactionId").asText(), payment -> payment));
        List<JsonNode> labels = of(Topics.LABELS, messages);

        assertThat(labels).allSatisfy(label -> {
            JsonNode payment = Objects.requireNonNull(
                    payments.get(label.path("transactionId").asText()));
            assertThat(millis(label) - millis(payment)).isBetween(20_000L, 40_000L);
        });
        assertThat(labels).hasSizeBetween(payments.size() * 6 / 10, payments.size() * 8 / 10);
        assertThat(labels.stream().filter(label -> label.path("fraud").asBoolean()))
                .hasSizeBetween(labels.size() / 50, labels.size() / 4);
        assertThat(of(Topics.TRANSACTIONS, seconds(120, 1))).hasSizeGreaterThan(payments.size());
    }

    private static long millis(JsonNode event) {
        return Instant.parse(event.path("timestamp").asText()).toEpochMilli();
    }

    private static List<JsonNode> of(String topic, List<Message> messages) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        for (Message message : messages) {
            if (message.topic().equals(topic)) {
                events.add(json.readTree(message.json()));
            }
        }
        assertThat(events).isNotEmpty();
        return events;
    }

    private static List<Message> seconds(int seconds, long seed) {
        return seconds(seconds, Traffic.forRate(seed, RATE));
    }

    private static List<Message> seconds(int seconds, Traffic traffic) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < seconds * RATE; i++) {
            traffic.next(START + i * 1000L / RATE).ifPresent(messages::add);
        }
        return messages;
    }
}
