package dev.weir.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.SharedWork;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.profile.StepListener;
import dev.weir.engine.route.Router;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.features.NaiveSeries;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.Aggregates;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.expression.scope.EventScopes;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days, weeks and months in the zone that a customer's row has when the window is asked. */
final class RowZoneTest {
    private static final RuleCompiler COMPILER =
            new RuleCompiler(Shop.SCHEMA, Shop.settings(FiringPolicies.NONE).ruleLimits());
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "nowhere", "", "GMT+2:00");
    private static final String DAY = "over: day, zone: customer.zone}";
    private static final String TELL = "\nthen: {outcome: REVIEW}";

    private final LocalEngine engine =
            new LocalEngine(Shop.settings(FiringPolicies.NONE), Documents.yaml(100_000), COMPILER, Shop.LATENESS);
    private static final long START = RandomTraffic.START;
    private int sent;

    static java.util.stream.LongStream seeds() {
        return Seeds.upTo(40);
    }

    /** Over the change of clocks in Berlin, with rows that change and events that come up to 20 hours late. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void windowsAreThoseOfTheZoneThatTheRowHasByNow(long seed) {
        push("""
                on: transaction
                features:
                  day: {count: transaction, by: [customerId], over: day, zone: customer.zone}
                  before: {count: transaction, by: [customerId], over: day, zone: customer.zone, shift: 1d}
                  days: {sum: transaction.amount, by: [customerId], over: 3d, per: day, zone: customer.zone}
                  week: {distinct: transaction.cardId, by: [customerId], over: week, zone: customer.zone}
                  month: {median: transaction.amount, by: [customerId], over: month, zone: customer.zone}
                when: day + before + week > 0 && size(days) > 0 && month >= 0.0""" + TELL);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, NaiveSeries> amounts = new HashMap<>();
        Map<String, NaiveSeries> cards = new HashMap<>();
        Map<String, ZoneId> zones = new HashMap<>();
        long now = millis("2026-03-24T10:00:00Z");
        for (int i = 0; i < 80; i++) {
            now += random.nextLong(5 * Shop.HOUR);
            String customer = "c-" + random.nextInt(2);
            if (random.nextInt(4) == 0) {
                String zone = ZONES.get(random.nextInt(ZONES.size()));
                row(customer, zone, now);
                zones.put(
                        customer,
                        zone.isEmpty() || zone.equals("nowhere")
                                ? ZoneOffset.UTC
                                : ZoneId.of(zone.replace("+2:", "+02:")));
                continue;
            }
            long at = now - random.nextLong(2) * random.nextLong(20 * Shop.HOUR);
            double amount = random.nextInt(100);
            String card = "k-" + random.nextInt(4);
            NaiveSeries paid = amounts.computeIfAbsent(customer, first -> new NaiveSeries());
            NaiveSeries used = cards.computeIfAbsent(customer, first -> new NaiveSeries());
            paid.add(at, new Value.Real(amount));
            used.add(at, new Value.Text(card));
            ZoneId zone = zones.getOrDefault(customer, ZoneOffset.UTC);
            TimeWindow day = new TimeWindow.Calendar(CalendarUnit.DAY, zone);

            Map<String, Value> told = pay(customer, amount, card, at, now);

            assertThat(told)
                    .containsEntry("day", paid.evaluate(Aggregates.COUNT, day, at))
                    .containsEntry(
                            "before", paid.evaluate(Aggregates.COUNT, new DerivedWindow.Shifted(day, Shop.DAY), at))
                    .containsEntry("days", paid.evaluate(Aggregates.of("sum"), new DerivedWindow.Split(day, 3), at))
                    .containsEntry(
                            "week",
                            used.evaluate(
                                    Aggregates.of("distinct"), new TimeWindow.Calendar(CalendarUnit.WEEK, zone), at))
                    .containsEntry(
                            "month",
                            paid.evaluate(
                                    Aggregates.of("median"), new TimeWindow.Calendar(CalendarUnit.MONTH, zone), at));
        }
    }

    @Test
    void aDayOf25HoursCountsAllOfThem() {
        day();
        row("c-1", "Europe/Berlin", millis("2026-10-20T00:00:00Z"));
        payAt("2026-10-24T21:59:59.999Z"); // the day before, by a millisecond
        payAt("2026-10-24T22:00:00Z");

        assertThat(payAt("2026-10-25T22:59:59.999Z")).isEqualTo(new Value.Int(2));
        assertThat(payAt("2026-10-25T23:00:00Z")).isEqualTo(new Value.Int(1));
    }

    @Test
    void aRowThatComesLateCountsForWhatWasThereBeforeIt() {
        day();
        payAt("2026-06-01T23:00:00Z");
        assertThat(payAt("2026-06-02T01:00:00Z")).isEqualTo(new Value.Int(1));

        row("c-1", "Europe/Berlin", millis("2026-06-02T01:30:00Z"));

        assertThat(payAt("2026-06-02T02:00:00Z")).isEqualTo(new Value.Int(3));
    }

    @Test
    void whereTheRowGoesTheDayIsThatOfUtcAgain() {
        day();
        row("c-1", "Europe/Berlin", millis("2026-06-01T20:00:00Z"));
        payAt("2026-06-01T23:00:00Z");
        assertThat(payAt("2026-06-02T01:00:00Z")).isEqualTo(new Value.Int(2));

        send(new Fact(
                Shop.CUSTOMER, "9000", millis("2026-06-02T01:30:00Z"), Map.of("customerId", "c-1", "deleted", true)));

        assertThat(payAt("2026-06-02T02:00:00Z")).isEqualTo(new Value.Int(2));
    }

    /** Whether the change counts itself or not. */
    @Test
    void aChangeOfTheRowIsDecidedInTheZoneThatItSays() {
        push("""
                on: customer
                features:
                  paid: {count: transaction, by: [customerId], over: day, zone: customer.zone, current: exclude}
                when: paid > 0""" + TELL);
        payAt("2026-06-01T23:00:00Z");

        List<Decision> decided = row("c-1", "Europe/Berlin", millis("2026-06-02T01:00:00Z"));

        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).reasons().get(0).features()).containsEntry("paid", new Value.Int(1));
    }

    @Test
    void aReasonTellsTheZone() {
        day();
        row("c-1", "Asia/Tokyo", millis("2026-06-01T20:00:00Z"));

        assertThat(pay("c-1", 1, "k", millis("2026-06-01T21:00:00Z"), millis("2026-06-01T21:00:00Z")))
                .containsEntry("customer.zone", new Value.Text("Asia/Tokyo"));
    }

    @Test
    void anotherZoneKeepsWhatWasCounted() {
        push("on: transaction\nfeatures:\n  day: {count: transaction, by: [customerId], over: day}\nwhen: day > 0"
                + TELL);
        row("c-1", "Europe/Berlin", millis("2026-06-01T20:00:00Z"));
        payAt("2026-06-01T23:00:00Z");

        day();

        assertThat(payAt("2026-06-02T01:00:00Z")).isEqualTo(new Value.Int(2));
    }

    @Test
    void howOftenARowHasNoZoneIsCounted() throws Exception {
        EngineSettings settings = Shop.settings(FiringPolicies.NONE);
        String rule = "id: a\nversion: 1\non: transaction\nfeatures:\n  day: {count: transaction, by: [customerId], "
                + DAY + "\nwhen: day > 0" + TELL;
        Compiled compiled = COMPILER.compile(Documents.yaml(10_000).read(rule.getBytes(StandardCharsets.UTF_8)));
        Rulebook book = Rulebook.of(1, List.of(((Compiled.Accepted) compiled).rule()), settings);
        int[] missed = {0};
        StepListener listener = new StepListener() {
            @Override
            public void charge(SharedWork work, long steps) {}

            @Override
            public void missZone() {
                missed[0]++;
            }
        };
        Profiler profiler = new Profiler(settings, listener, new EventScopes());
        ProfileState state = new ProfileState();
        for (Fact fact : List.of(
                payment("t-1"),
                row("1", ""),
                payment("t-2"),
                row("2", "nowhere"),
                payment("t-3"),
                row("3", "Asia/Tokyo"),
                payment("t-4"))) {
            for (Routed routed : Router.route(fact.event(), book, 1).toKeys()) {
                profiler.observe(routed, book, state, new KeyedInMemory(), new JobTime(START, START));
            }
        }

        assertThat(missed[0])
                .as("without a row once, and twice without a zone in it")
                .isEqualTo(3);
    }

    private static Fact payment(String id) {
        return new Fact(Shop.TRANSACTION, id, START, Map.of("customerId", "c-1", "amount", 1.0));
    }

    private static Fact row(String number, String zone) {
        return new Fact(
                Shop.CUSTOMER,
                number,
                START,
                zone.isEmpty() ? Map.of("customerId", "c-1") : Map.of("customerId", "c-1", "zone", zone));
    }

    private void day() {
        push("on: transaction\nfeatures:\n  day: {count: transaction, by: [customerId], " + DAY + "\nwhen: day > 0"
                + TELL);
    }

    private void push(String body) {
        sent++;
        String document = "id: zones\nversion: " + sent + "\n" + body;
        assertThat(engine.push("zones", document.getBytes(StandardCharsets.UTF_8))
                        .errors())
                .isEmpty();
    }

    private Value payAt(String time) {
        List<Decision> decided = payment("c-1", 1, "k", millis(time), millis(time));
        return decided.get(0).reasons().isEmpty()
                ? Value.absent()
                : decided.get(0).reasons().get(0).features().getOrDefault("day", Value.absent());
    }

    private Map<String, Value> pay(String customer, double amount, String card, long at, long now) {
        return payment(customer, amount, card, at, now).get(0).reasons().get(0).features();
    }

    private List<Decision> payment(String customer, double amount, String card, long at, long now) {
        Map<String, Object> fields = Map.of("customerId", customer, "amount", amount, "cardId", card);
        return engine.decide(new Fact(Shop.TRANSACTION, "t-" + sent++, at, fields).event(), now);
    }

    private List<Decision> row(String customer, String zone, long at) {
        Map<String, Object> fields = new HashMap<>(Map.of("customerId", customer));
        if (!zone.isEmpty()) {
            fields.put("zone", zone);
        }
        return send(new Fact(Shop.CUSTOMER, String.valueOf(1_000 + sent++), at, fields));
    }

    private List<Decision> send(Fact fact) {
        return engine.decide(fact.event(), fact.atMillis());
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
