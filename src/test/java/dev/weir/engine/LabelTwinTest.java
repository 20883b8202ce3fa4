package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels that come early, late, twice and for nobody, against a join that keeps all labels and a sum over all of them. */
final class LabelTwinTest {
    private static final long HORIZON = 300;
    private static final long OVER = 200;
    private static final long LATENESS = 20;
    private static final int EVENTS = 400;
    private static final EngineSettings SETTINGS = LabelSettings.reading(HORIZON);
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());
    private static final Comparator<FraudLabel> LATER =
            Comparator.comparingLong(FraudLabel::timestampMillis).thenComparing(FraudLabel::fraud);

    private final LocalEngine engine = new LocalEngine(SETTINGS, Documents.yaml(100_000), COMPILER, LATENESS);
    private final Map<String, Transaction> payments = new HashMap<>();
    private final Map<String, List<FraudLabel>> labels = new HashMap<>();
    private final List<FraudLabel> counted = new ArrayList<>();
    private long clockMillis = Long.MIN_VALUE / 2;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPaymentSeesTheLabelsOfItsMerchantThatCount(long seed) {
        assertThat(engine.push("asks", """
                        id: asks
                        version: 1
                        on: transaction
                        features:
                          net: {sum: 'label.fraud ? 1.0 : label.replaces ? -1.0 : 0.0', by: [merchantId], over: 200ms}
                          known: {count: label, where: '!label.replaces', by: [merchantId], over: 200ms}
                          ofCard: {sum: label.transaction.amount, where: label.fraud, by: [cardId], over: 200ms}
                        when: net > -1000.0 && known >= 0 && ofCard >= 0.0
                        then: {outcome: REVIEW}
                        """.getBytes(StandardCharsets.UTF_8)).errors())
                .isEmpty();
        SplittableRandom random = new SplittableRandom(seed);
        int paid = 0;
        for (int i = 0; i < EVENTS; i++) {
            long atMillis = i * 3L - random.nextInt(15);
            if (random.nextInt(5) < 2) {
                Transaction payment = payment("t-" + paid++)
                        .to("m-" + random.nextInt(3))
                        .with("card-" + random.nextInt(4))
                        .of(1 + random.nextInt(9))
                        .at(atMillis)
                        .event();
                assertSeen(payment, engine.decide(payment));
            } else { // of a payment before or, sometimes, after it; of none at the end
                int of = Math.max(0, paid + 5 - random.nextInt(random.nextInt(4) == 0 ? 200 : 40));
                FraudLabel label = new FraudLabel("t-" + of, random.nextBoolean(), atMillis + random.nextInt(9));
                take(label);
                assertThat(engine.decide(label)).isEmpty();
            }
        }
        assertThat(counted).hasSizeGreaterThan(20).anyMatch(FraudLabel::replaces);
    }

    private void assertSeen(Transaction payment, List<Decision> decisions) {
        clock(payment);
        long untilMillis = payment.timestampMillis();
        List<FraudLabel> inWindow = counted.stream()
                .filter(label -> label.timestampMillis() <= untilMillis && label.timestampMillis() > untilMillis - OVER)
                .toList();
        List<FraudLabel> atMerchant = inWindow.stream()
                .filter(label -> of(label).merchantId().equals(payment.merchantId()))
                .toList();
        double net = atMerchant.stream()
                .mapToDouble(label -> label.fraud() ? 1 : label.replaces() ? -1 : 0)
                .sum();
        double ofCard = inWindow.stream()
                .filter(label -> label.fraud() && of(label).cardId().equals(payment.cardId()))
                .mapToDouble(label -> of(label).amount())
                .sum();

        assertThat(decisions.get(0).reasons().get(0).features())
                .containsEntry("net", new Value.Real(net))
                .containsEntry(
                        "known",
                        new Value.Int(atMerchant.stream()
                                .filter(label -> !label.replaces())
                                .count()))
                .containsEntry("ofCard", new Value.Real(ofCard));
        List<FraudLabel> waiting = labels.getOrDefault(payment.id(), List.of());
        payments.put(payment.id(), payment);
        waiting.stream().max(LATER).ifPresent(label -> count(label, false));
    }

    private static Transaction of(FraudLabel label) {
        return label.transaction().orElseThrow();
    }

    private void take(FraudLabel label) {
        clock(label);
        List<FraudLabel> before = labels.computeIfAbsent(label.transactionId(), none -> new ArrayList<>());
        Optional<FraudLabel> latest = before.stream().max(LATER);
        Transaction payment = payments.get(label.transactionId());
        if (payment != null && label.timestampMillis() > payment.timestampMillis() + HORIZON) {
            return;
        }
        before.add(label);
        boolean opposite =
                latest.isPresent() && latest.get().fraud() != label.fraud() && LATER.compare(label, latest.get()) > 0;
        if (payment != null && (latest.isEmpty() || opposite)) {
            count(label, latest.isPresent());
        }
    }

    private void count(FraudLabel label, boolean replaces) {
        Transaction payment = payments.get(label.transactionId());
        if (payment != null && label.timestampMillis() <= payment.timestampMillis() + HORIZON) {
            counted.add(label.joined(payment, replaces));
        }
    }

    /** Time goes on, and ends what is kept: a payment, or else labels that wait. */
    private void clock(Event event) {
        clockMillis = Math.max(clockMillis, event.timestampMillis());
        long watermark = clockMillis - LATENESS;
        payments.values().removeIf(payment -> {
            boolean isOver = payment.timestampMillis() + HORIZON < watermark;
            if (isOver) {
                labels.remove(payment.id());
            }
            return isOver;
        });
        labels.entrySet()
                .removeIf(entry -> !payments.containsKey(entry.getKey())
                        && entry.getValue().stream().allMatch(label -> label.timestampMillis() + HORIZON < watermark));
    }
}
