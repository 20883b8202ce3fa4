package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an edit of a rule does to the features that it keeps: nothing, as long as they are defined as before. */
class FeatureEditsTest {
    private static final int PAYMENTS = 100;
    private static final int PAYMENTS_PER_EDIT = 5;
    private static final long HOUR = 3_600_000;
    private static final List<String> MODES = List.of("live", "shadow", "off");
    private static final String RULE = """
            id: r
            version: %d
            mode: %s
            priority: %d
            on: transaction
            features:
              spend1h: {sum: transaction.amount, by: [cardId], over: 1h}
              payments1h: {count: transaction, by: [cardId], over: 1h}
            when: spend1h > %d.5 && payments1h > 0
            then: {outcome: %s, score: %d}
            """;

    private record Paid(long atMillis, String card, int amount) {}

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aChangeOfModeThresholdOutcomeScoreOrPriorityLosesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WholeEngine engine = new WholeEngine();
        List<Paid> paid = new ArrayList<>();
        long atMillis = HOUR;
        String mode = "";
        for (int number = 0; number < PAYMENTS; number++) {
            if (number % PAYMENTS_PER_EDIT == 0) {
                mode = MODES.get(random.nextInt(MODES.size()));
                engine.push("r", edited(number + 1, mode, random));
            }
            atMillis += random.nextLong(HOUR / 10);
            Paid now = new Paid(atMillis, "card-" + random.nextInt(3), random.nextInt(1, 500));
            paid.add(now);

            List<Decision> decisions = engine.happens(payment("t-" + number)
                    .at(now.atMillis())
                    .with(now.card())
                    .of(now.amount())
                    .event());

            assertThat(valuesOf(decisions)).isEqualTo(mode.equals("off") ? List.of() : expected(now, paid));
        }
    }

    private static String edited(int version, String mode, SplittableRandom random) {
        int threshold = random.nextInt(-3, 0);
        String outcome = "O" + random.nextInt(3);
        return RULE.formatted(version, mode, random.nextInt(9), threshold, outcome, random.nextInt(100));
    }

    private static List<Value> valuesOf(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> Stream.concat(decision.reasons().stream(), decision.shadow().stream()))
                .map(Reason::features)
                .flatMap(features -> Stream.of(features.get("spend1h"), features.get("payments1h")))
                .toList();
    }

    private static List<Value> expected(Paid now, List<Paid> paid) {
        List<Paid> counted = paid.stream()
                .filter(one -> one.card().equals(now.card()) && one.atMillis() > now.atMillis() - HOUR)
                .toList();
        return List.of(new Value.Real(counted.stream().mapToInt(Paid::amount).sum()), new Value.Int(counted.size()));
    }
}
