package dev.weir.engine.score;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.expression.scope.EventScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events of two types come mixed while models come, change and go, and events of epochs before are still on their way: each
 * is given what its models say, by the versions of its epoch, whatever was decided before it.
 */
final class ScoringRoomsTest {
    private static final int STEPS = 400;
    private static final int EPOCHS_ON_THEIR_WAY = 4;
    private static final List<String> KEYS = List.of("m", "m/shadow", "k");

    private final Rulebooks rulebooks = Documented.rulebooks();
    private final AtomicLong looks = new AtomicLong();
    private final Scoring scoring = Scoring.of(Schema.PLAIN, looks::incrementAndGet);
    /** What is in force, by epoch: the version of each model by its key. */
    private final List<Map<String, Integer>> inForce = new ArrayList<>(List.of(Map.of()));

    private int version;
    private int decided;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachEventIsScoredOnceByTheModelsOfItsTypeAndEpoch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        put(Documented.put(1, "r", RuleDraft.rule("r").when("score('m') > 0.5").json()));
        put(Documented.put(
                2,
                "s",
                RuleDraft.rule("s").on(EventType.CLICK).when("score('k') > 0.5").json()));
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(5) == 0) {
                change(KEYS.get(random.nextInt(KEYS.size())), random.nextInt(3) == 0);
            }
            int latest = inForce.size() - 1;
            long epoch = Math.max(2, latest - random.nextInt(EPOCHS_ON_THEIR_WAY));
            decide(epoch, random.nextBoolean(), random.nextInt(100), random.nextInt(3));
        }
        assertThat(decided).as("models that were asked").isGreaterThan(STEPS / 2);
    }

    private void put(RulebookUpdate update) {
        rulebooks.receive(update);
        inForce.add(inForce.get(inForce.size() - 1));
    }

    private void change(String key, boolean remove) {
        long epoch = inForce.size();
        Map<String, Integer> next = new HashMap<>(inForce.get(inForce.size() - 1));
        if (remove) {
            next.remove(key);
            rulebooks.receive(new RulebookUpdate.RemoveDocument(epoch, "models/" + key));
        } else {
            next.put(key, ++version);
            rulebooks.receive(new RulebookUpdate.PutDocument(epoch, "models/" + key, document(key, version)));
        }
        inForce.add(Map.copyOf(next));
    }

    /** Decides about an event with so many rules that ask for a score. */
    private void decide(long epoch, boolean isPayment, double amount, int asking) {
        Event event = isPayment
                ? payment("t-" + looks.get()).of(amount).event()
                : new Click("e", 1, "VIEW", "c-1", "", "", "", "", 1, amount, "", "", Attributes.NONE);
        String name = isPayment ? "m" : "k";
        Map<String, Integer> then = inForce.get((int) epoch);
        long looksBefore = looks.get();
        scoring.begin(
                rulebooks
                        .at(epoch)
                        .of(isPayment ? EventType.TRANSACTION : EventType.CLICK)
                        .models(),
                event,
                body -> new EventScope(event));
        for (int i = 0; i < asking; i++) {
            assertThat(digits(scoring.score(name))).as("epoch %s", epoch).isEqualTo(expected(name, then, amount));
            assertThat(scoring.score(isPayment ? "k" : "m"))
                    .as("of other events")
                    .isNaN();
        }

        List<String> asked =
                new ArrayList<>(asking > 0 || then.containsKey(name + "/shadow") ? List.of(name) : List.of());
        asked.add(name + "/shadow");
        asked.removeIf(key -> !then.containsKey(key));
        List<ModelAnswer> answers = scoring.finish(event, true).answers();
        assertThat(answers).extracting(one -> one.model().key()).isEqualTo(asked);
        for (ModelAnswer answer : answers) {
            String key = answer.model().key();
            assertThat(answer.model().model().version()).as(key).isEqualTo((long) then.getOrDefault(key, 0));
            assertThat(answer.fate()).isEqualTo(Fate.ANSWERED);
            assertThat(digits(answer.score())).isEqualTo(expected(key, then, amount));
        }
        assertThat(looks.get() - looksBefore)
                .as("looks at the clock, two for each model that is asked")
                .isEqualTo(2L * asked.size());
        decided += asked.size();
    }

    private static long digits(double score) {
        return Double.isNaN(score) ? -1 : Math.round(score * 1e12);
    }

    private static long expected(String key, Map<String, Integer> then, double amount) {
        Integer version = then.get(key);
        return digits(version == null ? Double.NaN : 1 / (1 + Math.exp(-(version * 0.01 + amount * 0.0625))));
    }

    private static String document(String key, int version) {
        String field = key.equals("k") ? "click.price" : "transaction.amount";
        return """
                {"model": "%s", "version": %d, "on": "%s", "inputs": {"amount": "%s"}, "kind": "logistic",
                 "bias": %s, "weights": {"amount": 0.0625}}
                """.formatted(
                        key.substring(0, 1), version, key.equals("k") ? "click" : "transaction", field, version * 0.01);
    }
}
