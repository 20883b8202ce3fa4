package dev.weir.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random rules and a random stream, for one seed: the engine beside the twin. */
final class TwinRun {
    private static final int EVENTS = 80;
    private static final RuleCompiler COMPILER =
            new RuleCompiler(Shop.SCHEMA, Shop.settings(FiringPolicies.NONE).ruleLimits());
    /** The outcomes of the risk alone: the channel of offers is pushed. */
    private static final RuleCompiler OF_RISK = new RuleCompiler(Shop.SCHEMA, Shop.OF_RISK);

    private final long seed;
    private final SplittableRandom random;
    private final RandomBook books;
    private final RandomTraffic traffic;
    private final NaiveShop twin;
    private final LocalEngine engine;
    private final Map<Fact, Long> arrivals = new HashMap<>();
    private Book book;
    private int pushed;

    TwinRun(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        boolean veryLate = random.nextBoolean();
        books = new RandomBook(random);
        traffic = new RandomTraffic(random, veryLate);
        FiringPolicies policies = new RandomThens(random).policies();
        twin = new NaiveShop(policies);
        EngineSettings settings = Shop.settings(policies, veryLate ? 1_000 : 10);
        boolean isPushed = seed % 2 != 0;
        Channels channels = settings.channels();
        engine = new LocalEngine(
                isPushed ? settings.with(Channels.ofRisk(channels.risk()).with(channels.policies())) : settings,
                Documents.yaml(100_000),
                isPushed ? OF_RISK : COMPILER,
                Shop.LATENESS);
        if (isPushed) {
            engine.push("job/schema", bytes("{id: job/schema, version: 1, channels: {offers: {outcomes: [COUPON]}}}"));
        }
        book = books.first();
    }

    Tally tally() {
        return twin.tally();
    }

    void play() {
        push(Book.EMPTY, book);
        List<Fact> lately = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            if (i == EVENTS / 2 || i == EVENTS * 3 / 4) {
                Book before = book;
                book = books.edited(before);
                push(before, book);
                lately.clear();
            }
            long before = traffic.nowMillis();
            Fact fact = traffic.next();
            if (traffic.nowMillis() - before > Shop.HOUR) {
                lately.clear();
                pass(traffic.nowMillis() - Shop.LATENESS);
            }
            happen(fact);
            if (fact.has("customerId") || fact.session().isEmpty()) {
                lately.add(fact);
            }
            arrivals.put(fact, traffic.nowMillis());
            lately.removeIf(old -> arrived(old) < traffic.nowMillis() - 50 * Shop.MINUTE);
            if (random.nextInt(8) == 0 && !lately.isEmpty() && !book.hasPatterns()) {
                again(lately.get(random.nextInt(lately.size())));
            }
        }
        pass(traffic.nowMillis() + 8 * Shop.DAY);
    }

    private long arrived(Fact fact) {
        return arrivals.getOrDefault(fact, 0L);
    }

    private void happen(Fact fact) {
        Event event = fact.event();
        compare(fact.toString(), engine.decide(event, traffic.nowMillis()), twin.happens(fact, traffic.nowMillis()));
    }

    /** A repetition changes nothing. */
    private void again(Fact fact) {
        compare(
                "again, came at " + arrived(fact) + " now " + traffic.nowMillis() + ": " + fact,
                engine.decide(fact.event(), traffic.nowMillis()),
                List.of());
    }

    private void pass(long watermarkMillis) {
        compare("time", engine.passTo(watermarkMillis), twin.passes(watermarkMillis));
    }

    private void push(Book before, Book now) {
        twin.edit(now);
        accepted(engine.push("defs/shared", bytes(now.defs())));
        Map<String, Draft> known = new HashMap<>();
        before.rules().forEach(rule -> known.put(rule.id(), rule));
        for (Draft rule : now.rules()) {
            Draft old = known.remove(rule.id());
            if (old == null || old.version() != rule.version()) {
                accepted(engine.push(rule.id(), bytes(rule.document())));
            }
        }
        known.keySet().forEach(gone -> engine.push(gone, new byte[0]));
        pushed++;
        accepted(engine.pushList(
                "known", bytes(RandomTables.list("known", now.pushed().known()))));
        for (String table : List.of(RandomTables.WORTH, RandomTables.PLACES)) {
            Map<String, Book.Row> rows = now.pushed().tables().get(table);
            accepted(engine.pushList(table, rows == null ? new byte[0] : bytes(RandomTables.table(table, rows))));
        }
        before.pushed().policies().stream()
                .filter(one -> now.pushed().policies().stream()
                        .noneMatch(other -> other.name().equals(one.name())))
                .forEach(gone -> engine.push(gone.asRule(), new byte[0]));
        now.pushed()
                .cap()
                .ifPresent(one -> accepted(engine.push("caps/tips", bytes(RandomPolicies.document(one, pushed)))));
        now.pushed().budget().ifPresent(one -> accepted(engine.push("caps/all", bytes(one.document(pushed)))));
        now.pushed()
                .policies()
                .forEach(one -> accepted(engine.push(one.asRule(), bytes(RandomPolicies.document(one, pushed)))));
    }

    private void accepted(RuleStatus answer) {
        assertThat(answer.errors()).as(book.defs() + documents()).isEmpty();
    }

    private void compare(String why, List<Decision> decided, List<Made> made) {
        List<String> ofEngine = decided.stream().map(Teller::of).sorted().toList();
        List<String> ofTwin = made.stream().map(Teller::of).sorted().toList();
        if (!ofEngine.equals(ofTwin)) {
            throw new AssertionError("seed " + seed + "\n" + book.defs() + documents() + why + "\nengine "
                    + without(ofEngine, ofTwin) + "\ntwin " + without(ofTwin, ofEngine));
        }
        twin.bounds().forEach(bounds -> decided.forEach(decision -> check(bounds, decision)));
    }

    /** What a coarse feature says is wrong by no more than one day. */
    private void check(NaiveKeys.Bounds bounds, Decision decision) {
        boolean same = decision.ofEvent() && decision.trigger().id().equals(bounds.event());
        for (Reason reason : same ? decision.reasons() : List.<Reason>of()) {
            Value value = reason.features().get(bounds.feature().name());
            if (value != null) {
                double answer = value instanceof Value.Int whole ? whole.value() : ((Value.Real) value).value();
                assertThat(answer)
                        .as("seed %s, %s at %s", seed, bounds.feature().yaml(), bounds.event())
                        .isBetween(bounds.least() - 1e-6, bounds.most() + 1e-6);
                twin.tally().count("coarse");
            }
        }
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(others);
        return rest;
    }

    private String documents() {
        StringBuilder text = new StringBuilder();
        book.rules().forEach(rule -> text.append("---\n").append(rule.document()));
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
