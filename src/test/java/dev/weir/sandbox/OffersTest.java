package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.RuleFiles;
import dev.weir.realdata.EngineChain;
import dev.weir.realdata.RuleDocument;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is offered anything, or reminded to buy, while a payment of theirs is looked at. */
class OffersTest {
    private static final Path RULES = Path.of("rules/personalization");
    private static final String SUSPECT = """
            id: suspect
            version: 1
            on: transaction
            when: transaction.amount > 1000
            then: {outcome: REVIEW}
            """;

    private final List<String> outcomes = new ArrayList<>();
    private EngineChain engine;
    private long nowMillis = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private int events;

    @BeforeEach
    void start() throws Exception {
        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
        engine = new EngineChain(config).with(RuleDocument.of(SUSPECT));
        for (String rule : List.of("high-intent", "cart-abandonment")) {
            engine.with(RuleDocument.of(Files.readString(RULES.resolve(rule + ".yaml"))));
        }
    }

    @Test
    void whoIsNotUnderReviewGetsAnOfferAndAReminder() {
        looksAndPutsSomethingInTheCart();
        assertThat(outcomes).containsExactly("OFFER", "CART_REMINDER");
    }

    @Test
    void whoIsUnderReviewGetsNeither() {
        pays(1_500);
        looksAndPutsSomethingInTheCart();
        assertThat(outcomes).containsExactly("REVIEW");
    }

    @Test
    void aDayLaterTheyAreACustomerLikeAnyOther() {
        pays(1_500);
        pass(Duration.ofHours(24));
        looksAndPutsSomethingInTheCart();
        assertThat(outcomes).containsExactly("REVIEW", "OFFER", "CART_REMINDER");
    }

    @Test
    void everyRuleThatOffersAsksWhetherTheCustomerIsUnderReview() throws Exception {
        for (Path file : RuleFiles.in(Path.of("rules"))) {
            String rule = Files.readString(file);
            if (rule.contains("offer]")) {
                assertThat(rule)
                        .as(file.toString())
                        .contains("!recently(\"REVIEW\", \"24h\") && !recently(\"BLOCK\", \"7d\")");
            }
        }
    }

    private void looksAndPutsSomethingInTheCart() {
        for (int i = 0; i < 4; i++) {
            clicks("VIEW");
        }
        clicks("ADD_TO_CART");
        pass(Duration.ofHours(1));
    }

    private void clicks(String type) {
        pass(Duration.ofSeconds(30));
        play(Topics.CLICKSTREAM, """
                {"eventId":"e-%d","customerId":"c-1","timestamp":%d,"type":"%s","sku":"tent"}""".formatted(events++, nowMillis, type));
    }

    private void pays(int amount) {
        play(Topics.TRANSACTIONS, """
                {"transactionId":"t-%d","customerId":"c-1","timestamp":%d,"amount":%d}""".formatted(events++, nowMillis, amount));
    }

    private void play(String topic, String json) {
        note(engine.decide(new RawRecord(topic, 0, 0, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8))));
    }

    private void pass(Duration time) {
        nowMillis += time.toMillis();
        note(engine.passTo(nowMillis));
    }

    private void note(List<Decision> decisions) {
        decisions.stream()
                .filter(decision -> !decision.reasons().isEmpty())
                .forEach(decision -> outcomes.add(decision.outcome()));
    }
}
