package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Attributes;
import dev.weir.events.Event;
import dev.weir.events.LineItem;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.answer.RuleStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What changes state stands outside every boundary, so it has to take whatever figures an event has: an exception there brings
 * the job back to its checkpoint.
 */
final class ExtremeEventsTest {
    private static final double[] FIGURES = {
        0, -0.0, 1, 1e308, -1e308, Double.MAX_VALUE, 4.9e-324, 1e-300, Double.NaN, 9.3e18, -9.3e18, 0.1
    };
    private static final long[] TIMES = {
        0, 1, -1, 1_772_359_200_000L, 1_772_359_200_001L, Long.MAX_VALUE / 4, Long.MIN_VALUE / 4, 253_402_300_800_000L
    };
    private static final long[] WHOLE = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE};

    private static final String RULE = """
            {"id":"all","version":1,"on":"transaction","features":{
              "n":{"count":"transaction","by":["cardId"],"over":"90d"},
              "s":{"sum":"transaction.amount","by":["cardId"],"over":"90d"},
              "a":{"avg":"transaction.amount * 2.0","by":["cardId"],"over":"1s"},
              "d":{"stddev":"transaction.amount","by":["cardId"],"over":"1h"},
              "l":{"min":"transaction.amount","by":["cardId"],"over":"1h"},
              "u":{"max":"transaction.latitude","by":["cardId"],"over":"1h"},
              "x":{"distinct":"transaction.amount","by":["cardId"],"over":"1h"},
              "f":{"first":"transaction.amount","by":["customerId"],"over":"1h"},
              "b":{"last":"transaction.longitude","by":["customerId"],"over":"1h"},
              "k":{"sum":"item.quantity","by":["sku"],"over":"1h"},
              "p":{"avg":"item.price","by":["sku"],"over":"1h"}},
             "when":"s > 1.0 || a > 1.0 || d > 1.0 || orElse(l, 0.0) > 1.0 || n > 10 || x > 2","then":{"outcome":"REVIEW"}}""";
    private static final String PATTERN = """
            {"id":"steps","version":1,"by":["cardId"],"pattern":{"within":"1h","stages":[
              {"name":"small","on":"transaction","where":"transaction.amount < 1.0"},
              {"name":"large","on":"transaction","where":"transaction.amount > small.amount * 2.0"}]},
             "when":"true","then":{"outcome":"BLOCK"}}""";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noFigureAndNoTimeBringsTheEngineDown(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LocalEngine engine =
                new LocalEngine(EngineSettings.DEFAULT, Documented.documents(), Documented.compiler(), 10_000);
        List<RuleStatus> answers = new ArrayList<>();
        for (Map.Entry<String, String> rule :
                Map.of("all", RULE, "steps", PATTERN).entrySet()) {
            answers.add(engine.push(rule.getKey(), rule.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.errors()).isEmpty());

        assertThatCode(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        engine.decide(event(i, random));
                    }
                })
                .doesNotThrowAnyException();
    }

    private static Event event(int i, SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return new StockChange(
                    "s-" + random.nextInt(2),
                    "w",
                    time(random),
                    random.nextInt(9) == 0,
                    whole(random),
                    whole(random),
                    figure(random));
        }
        return new Transaction(
                "t-" + i,
                time(random),
                finite(figure(random)),
                "c",
                "card-" + random.nextInt(2),
                "EUR",
                "",
                "WEB",
                "m-1",
                "",
                "DE",
                figure(random),
                figure(random),
                "",
                "203.0.113.7",
                List.of(new LineItem("s-" + random.nextInt(2), whole(random), figure(random))),
                Attributes.NONE);
    }

    private static double figure(SplittableRandom random) {
        return FIGURES[random.nextInt(FIGURES.length)];
    }

    private static double finite(double figure) {
        return Double.isFinite(figure) ? figure : 7;
    }

    private static long time(SplittableRandom random) {
        return TIMES[random.nextInt(TIMES.length)];
    }

    private static long whole(SplittableRandom random) {
        return WHOLE[random.nextInt(WHOLE.length)];
    }
}
