package dev.weir.twin;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.FlinkEnvironment;
import dev.weir.Seeds;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.seal.Signers;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import dev.weir.operators.CacheBounds;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.topology.HistoryRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules over random histories, on Flink at two parallelisms beside the engine without a cluster. */
@ResourceLock(FlinkEnvironment.LOCK)
@Timeout(600)
final class HistoryOnFlinkTest {
    private static final int WIDE = 8;
    private static final int EVENTS = 400;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(WIDE)
            .build());

    static LongStream seeds() {
        return Seeds.upTo(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryIsDecidedOnFlinkAsByTheEngineAtAnyParallelism(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Book book = new RandomBook(random).first();
        FiringPolicies policies = new RandomThens(random).policies();
        List<Event> history = history(random);
        JobSettings settings = settings(policies);
        List<RawRecord> documents = documents(book);

        List<String> expected = told(byEngine(documents, history, settings));

        assertThat(expected).isNotEmpty();
        compare(1, book, expected, told(HistoryRun.decide(documents, history, settings, 1)));
        compare(WIDE, book, expected, told(HistoryRun.decide(documents, history, settings, WIDE)));
    }

    /** The card has 180 payments an hour, of which its own value holds 64, and repetitions count as such for an hour. */
    @Test
    void aBusyKeyForgetsWhatItSawByTheClockOfTheHistory() throws Exception {
        List<Event> history = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            long atMillis = RandomTraffic.START + 20L * i * Shop.SECOND;
            history.add(payment("t-" + i).at(atMillis).event());
            if (i % 60 == 59) {
                history.add(payment("t-" + (i - 59)).at(atMillis).event()); // after 20 minutes
                history.add(payment("t-" + i / 6).at(atMillis).event()); // after up to three hours
            }
        }
        JobSettings settings = settings(FiringPolicies.NONE);
        List<RawRecord> rules = List.of(record(0, "rules", "often", """
                        id: often
                        version: 1
                        on: transaction
                        features: {n: {count: transaction, by: [cardId], over: 1h}}
                        when: n > 3
                        then: {outcome: REVIEW}
                        """));

        List<Decision> expected = byEngine(rules, history, settings);

        assertThat(expected)
                .filteredOn(decision -> !decision.duplicateOf().isEmpty())
                .as("those of the 20 that still count as repetitions")
                .hasSizeBetween(10, 19);
        assertThat(told(HistoryRun.decide(rules, history, settings, 2))).isEqualTo(told(expected));
    }

    private static void compare(int parallelism, Book book, List<String> expected, List<String> decided) {
        List<String> missing = new ArrayList<>(expected);
        decided.forEach(missing::remove);
        List<String> further = new ArrayList<>(decided);
        expected.forEach(further::remove);
        assertThat(String.join("", further))
                .as(
                        "what is different at parallelism %d, %d and %d of %d, by %s",
                        parallelism,
                        further.size(),
                        missing.size(),
                        expected.size(),
                        book.rules().stream().map(Draft::document).toList())
                .isEqualTo(String.join("", missing));
    }

    private static List<Event> history(SplittableRandom random) {
        RandomTraffic traffic = new RandomTraffic(random, true);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(traffic.next().event());
            if (random.nextInt(10) == 0) {
                events.add(events.get(random.nextInt(events.size()))); // a repetition
            }
        }
        events.sort(Comparator.comparingLong(Event::timestampMillis));
        return events;
    }

    private static List<Decision> byEngine(List<RawRecord> documents, List<Event> history, JobSettings settings) {
        LocalEngine engine = new LocalEngine(
                        settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis())
                .withoutOwnDecisions();
        for (RawRecord one : documents) {
            String key = new String(one.key(), StandardCharsets.UTF_8);
            boolean isList = one.topic().equals("lists");
            RuleStatus answer = isList ? engine.pushList(key, one.value()) : engine.push(key, one.value());
            assertThat(answer.kind()).as("%s", answer).isNotEqualTo(RuleStatus.Kind.REJECTED);
        }
        List<Decision> decisions = new ArrayList<>();
        history.forEach(event -> decisions.addAll(engine.decide(event)));
        decisions.addAll(engine.passTo(history.get(history.size() - 1).timestampMillis()));
        return decisions;
    }

    /** Sorted: joined decisions have an output of their own. */
    private static List<String> told(List<Decision> decisions) {
        return decisions.stream()
                .map(one -> one.decisionId() + " decided at " + one.decidedAtMillis() + " " + one.duplicateOf() + " "
                        + Teller.of(one))
                .sorted()
                .toList();
    }

    /** What a job reads again from its topics, and sessions, are not for a history on Flink. */
    private static List<RawRecord> documents(Book book) {
        List<RawRecord> documents = new ArrayList<>();
        documents.add(record(0, "rules", "defs/shared", book.defs()));
        documents.add(record(0, "lists", "known", RandomTables.list("known", book.known())));
        for (Draft rule : book.rules()) {
            if (rule.then().listFor().isEmpty()) {
                documents.add(record(documents.size(), "rules", rule.id(), rule.document()));
            }
        }
        return documents;
    }

    private static RawRecord record(long offset, String topic, String key, String document) {
        return new RawRecord(
                topic, 0, offset, 0, key.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
    }

    private static JobSettings settings(FiringPolicies policies) {
        EngineSettings shop = Shop.settings(policies);
        EngineSettings engine = new EngineSettings(
                shop.schema(),
                shop.ruleLimits(),
                shop.seriesLimits(),
                shop.deduplicationMillis(),
                shop.otherContent(),
                shop.channels(),
                policies,
                IdentitySettings.NONE);
        return new JobSettings(
                engine,
                Documents.yaml(100_000),
                RulebookTopics.DEFAULT,
                GuardSettings.DEFAULT,
                60_000,
                Shop.LATENESS,
                Quarantine.NONE,
                Signers.NONE,
                CacheBounds.DEFAULT,
                ArtifactPlaces.NONE,
                true);
    }
}
