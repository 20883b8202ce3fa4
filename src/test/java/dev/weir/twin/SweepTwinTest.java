package dev.weir.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.backtest.measure.Measurer;
import dev.weir.backtest.measure.Measures;
import dev.weir.backtest.measure.SweepResult;
import dev.weir.backtest.sweep.SweepException;
import dev.weir.backtest.sweep.SweepRules;
import dev.weir.backtest.sweep.Sweeps;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.io.history.label.Label;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.threshold.ComparedNumber;
import dev.weir.rules.threshold.ComparedNumbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A swept value against a run of all rules of which one was edited to have it, for random rules and streams. */
final class SweepTwinTest {
    private static final int SEEDS = 30;
    private static final int EVENTS = 60;
    private static final Documents DOCUMENTS = Documents.yaml(100_000);
    private static final RuleCompiler COMPILER =
            new RuleCompiler(Shop.SCHEMA, Shop.settings(FiringPolicies.NONE).ruleLimits());

    private int compared;
    private int differing;
    private int shared;
    private int apart;

    @Test
    void aSweptValueHitsWhatTheRuleWouldHitIfItHadTheValue() throws Exception {
        for (long seed : Seeds.upTo(SEEDS).toArray()) {
            play(seed);
        }
        if (Seeds.upTo(SEEDS).count() == SEEDS) {
            assertThat(compared).isGreaterThan(SEEDS);
            assertThat(differing).isPositive();
            assertThat(shared).isPositive();
            assertThat(apart).isPositive();
        }
    }

    private void play(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RandomBook books = new RandomBook(random);
        RandomTraffic traffic = new RandomTraffic(random, false);
        boolean alone = seed % 2 == 0; // a rule by itself, whose variants can share an engine
        EngineSettings settings = Shop.settings(alone ? FiringPolicies.NONE : new RandomThens(random).policies(), 10);
        Book book = books.first();
        Map<String, Node> rules = writtenOut(book);
        if (alone) {
            rules.replaceAll((id, rule) -> plain(rule));
        }
        List<Map.Entry<String, Node>> any = List.copyOf(rules.entrySet());
        Map.Entry<String, Node> rule = any.get(random.nextInt(any.size()));
        rules.keySet().removeIf(id -> alone && !id.equals(rule.getKey()));
        SweepRules swept = new SweepRules(settings, COMPILER::compile, nodes -> engine(settings, book, nodes), rules);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(traffic.next().event());
        }
        List<String> names = names(rule.getValue());
        if (!names.isEmpty()) {
            int which = random.nextInt(names.size());
            String request =
                    rule.getKey() + ":" + names.get(which) + "=" + random.nextInt(-1, 4) + "," + random.nextInt(4, 200);
            ComparedNumber number =
                    ComparedNumbers.in(rule.getValue(), settings.ruleLimits()).get(which);
            compare(seed, request, swept, number, events);
        }
    }

    private void compare(long seed, String request, SweepRules rules, ComparedNumber number, List<Event> events)
            throws Exception {
        Sweeps sweeps;
        try {
            sweeps = Sweeps.of(List.of(request), rules, true);
        } catch (SweepException e) {
            return; // the rule is off, or a value makes no sense there
        }
        events.forEach(event -> sweeps.decide(event, label(event), true));
        sweeps.passTo(end(events), last(events), true);
        SweepResult result = sweeps.results().get(0);
        shared += sweeps.engines() == 1 ? 1 : 0;
        apart += sweeps.engines() > 1 ? 1 : 0;
        for (SweepResult.Point point : result.points()) {
            Measures edited = edited(result.rule(), point, rules, number, events);
            assertThat(point.measures())
                    .as("seed %s, %s at %s of\n%s", seed, request, point.value(), rules.rules())
                    .isEqualTo(edited);
            compared++;
            differing += edited.alerts() > 0 && !point.current() ? 1 : 0;
        }
    }

    /** Runs all rules, one of which was edited. */
    private static Measures edited(
            String id, SweepResult.Point point, SweepRules rules, ComparedNumber number, List<Event> events)
            throws Exception {
        Map<String, Node> all = new LinkedHashMap<>(rules.rules());
        all.computeIfPresent(
                id,
                (same, rule) -> point.current() ? rule : number.with(rule, BigDecimal.valueOf((long) point.value())));
        LocalEngine engine = rules.engines().with(List.copyOf(all.values()));
        Measurer measurer = new Measurer(
                all.keySet().stream()
                        .map(each -> new MeasuredRule(each, 1, "live", ""))
                        .toList(),
                true);
        events.forEach(event -> measurer.take(event, label(event), engine.decide(event)));
        measurer.takeOfTime(last(events), engine.passTo(end(events)));
        return measurer.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .measures();
    }

    private static long end(List<Event> events) {
        return last(events) + 2 * Shop.DAY;
    }

    private static long last(List<Event> events) {
        return events.stream().mapToLong(Event::timestampMillis).max().orElseThrow();
    }

    private static Label label(Event event) {
        return switch (Math.floorMod(event.id().hashCode(), 3)) {
            case 0 -> Label.FRAUD;
            case 1 -> Label.GENUINE;
            default -> Label.NONE;
        };
    }

    private static LocalEngine engine(EngineSettings settings, Book book, List<Node> rules) {
        LocalEngine engine = new LocalEngine(settings, DOCUMENTS, COMPILER, Shop.LATENESS);
        accepted(engine.push("defs/shared", book.defs().getBytes(StandardCharsets.UTF_8)));
        rules.forEach(rule -> accepted(engine.push(DocumentIds.of(rule), DOCUMENTS.write(rule))));
        accepted(engine.pushList(
                "known", RandomTables.list("known", book.known()).getBytes(StandardCharsets.UTF_8)));
        return engine;
    }

    private static void accepted(RuleStatus answer) {
        assertThat(answer.errors()).isEmpty();
    }

    private static Map<String, Node> writtenOut(Book book) throws DocumentException {
        Definitions definitions =
                new DefinitionReader(COMPILER).read(node(book.defs())).definitions();
        Map<String, Node> rules = new LinkedHashMap<>();
        for (Draft rule : book.rules()) {
            rules.put(rule.id(), Linked.of(node(rule.document()), definitions).writtenOut());
        }
        return rules;
    }

    private static Node node(String yaml) throws DocumentException {
        return DOCUMENTS.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** A rule for everybody that does nothing but decide, as often as it did. */
    private static Node plain(Node rule) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.remove("rollout");
        Map<String, Node> then = new LinkedHashMap<>(((Node.Fields) values.get("then")).values());
        then.keySet().retainAll(Set.of("score", "cooldown", "cap"));
        then.put("outcome", new Node.Text("REVIEW", rule.place()));
        then.putIfAbsent("score", new Node.Whole(5, rule.place()));
        values.put("then", new Node.Fields(then, rule.place()));
        values.put("mode", new Node.Text("live", rule.place()));
        values.remove("final");
        return new Node.Fields(values, rule.place());
    }

    /** The name of each number of a rule that means it alone. */
    private static List<String> names(Node rule) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (ComparedNumber number :
                ComparedNumbers.in(rule, Shop.settings(FiringPolicies.NONE).ruleLimits())) {
            String placed = number.name() + "@" + number.place();
            names.add(placed + "#" + seen.merge(placed, 1, Integer::sum));
        }
        return names;
    }
}
