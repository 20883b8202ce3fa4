package dev.weir.bench.models;

import dev.weir.bench.engine.CardPayments;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.BenchEngine;
import dev.weir.config.ConfigException;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Payments decided by a rule with five features, and by one that asks a model with the same features among its 15 inputs:
 * the difference is what the model costs a decision beyond its features.
 */
final class ScoredPayments {
    private static final int AT_ONCE = 1_024;
    private static final String FEATURES = """
            "features":{"n1":{"count":"transaction","by":["cardId"],"over":"10m"},
              "n2":{"count":"transaction","by":["cardId"],"over":"1h"},
              "s1":{"sum":"transaction.amount","by":["cardId"],"over":"10m"},
              "s2":{"sum":"transaction.amount","by":["cardId"],"over":"1h"},
              "m":{"max":"transaction.amount","by":["cardId"],"over":"1h"}}""";
    private static final String ALONE = """
            {"id":"r","version":1,"on":"transaction",%s,
             "when":"double(n1 + n2) + s1 + s2 + m > 1000000000.0","then":{"outcome":"REVIEW"}}""".formatted(FEATURES);
    private static final String ASKS = """
            {"id":"r","version":1,"on":"transaction","when":"score(\\"m\\") > 0.999999","then":{"outcome":"REVIEW"}}""";
    private static final String MODEL = """
            {"model":"m","version":1,"on":"transaction",%s,
             "inputs":{"n1":"n1","n2":"n2","s1":"s1","s2":"s2","m":"m","a":"transaction.amount",
               "b":"transaction.amount * 2.0","c":"transaction.amount > 100.0","d":"s1 - s2",
               "e":"double(n1) / double(n2)","f":"orElse(m, 0.0)","g":"transaction.amount / s2","h":"n2 - n1",
               "i":"transaction.cardId.size()","j":"transaction.amount + s1"},
             "kind":"logistic","bias":-20,
             "weights":{"n1":0.1,"n2":0.1,"s1":0.0001,"s2":0.0001,"m":0.0001,"a":0.0001,"b":0.0001,"c":0.1,"d":0.0001,
               "e":0.1,"f":0.0001,"g":0.1,"h":0.1,"i":0.01,"j":0.0001}}""".formatted(FEATURES);

    private final LocalEngine engine;
    private final CardPayments payments = new CardPayments(1, CardPayments.CARDS);
    private List<Event> next = List.of();
    private int at;

    private ScoredPayments(LocalEngine engine) {
        this.engine = engine;
    }

    /** Returns what decides a payment by the rule with the features alone. */
    static IntSupplier alone() throws IOException, ConfigException {
        return new ScoredPayments(BenchEngine.with(BenchConfigs.withoutKafka(), Map.of("r", ALONE), Map.of()))::decide;
    }

    /** Returns what decides a payment by the rule that asks the model. */
    static IntSupplier scored() throws IOException, ConfigException {
        LocalEngine engine = BenchEngine.with(BenchConfigs.withoutKafka(), Map.of("r", ASKS), Map.of());
        RuleStatus answer = engine.push(new RawRecord(
                "models", 0, 0, 0, "m".getBytes(StandardCharsets.UTF_8), MODEL.getBytes(StandardCharsets.UTF_8)));
        if (!answer.errors().isEmpty()) {
            throw new IllegalStateException(answer.errors().toString());
        }
        return new ScoredPayments(engine)::decide;
    }

    private int decide() {
        if (at == next.size()) {
            next = payments.next(AT_ONCE);
            at = 0;
        }
        return engine.decide(next.get(at++)).size();
    }
}
