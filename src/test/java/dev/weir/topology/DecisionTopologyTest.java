package dev.weir.topology;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.always;
import static dev.weir.topology.Conditions.answered;
import static dev.weir.topology.Conditions.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.FlinkEnvironment;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.RuleDraft;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The whole graph at parallelism 2, in a cluster of this process, on lists. */
@ResourceLock(FlinkEnvironment.LOCK)
@Timeout(600)
final class DecisionTopologyTest {
    private static final int PARALLELISM = 2;
    private static final int BACKLOG = 2_000;
    private static final int CARDS = 5;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    private static final String SPEND = "spend1h: {sum: transaction.amount, by: [cardId], over: 1h}";

    private static final RawRecord SPENDING = pushed(
            0,
            "spend",
            RuleDraft.rule("spend")
                    .features(SPEND)
                    .when("spend1h > 600.0")
                    .outcome("BLOCK")
                    .json());

    @BeforeEach
    void clear() {
        ListOutputs.clear();
        WatermarkWatch.LATEST_MILLIS.set(Long.MIN_VALUE);
        Conditions.named("rules", () -> true);
    }

    @Test
    void aStoryIsDecidedFromEndToEnd() throws Exception {
        run(
                new Story()
                        .then(payment("t-1").of(400).event(), "")
                        .then(payment("t-2").of(300).event(), decided("t-1"))
                        .then(payment("t-2").of(300).event(), decided("t-2"))
                        .then(payment("t-3").by("c-2").with("card-2").of(300).event(), decided("t-2"))
                        .thenNonsense(EventType.CLICK),
                rules(SPENDING),
                rules(SPENDING));

        assertThat(outcomes()).containsExactlyInAnyOrder("t-1 APPROVE", "t-2 BLOCK", "t-3 APPROVE");
        assertThat(decision("t-2").reasons().get(0).features()).containsEntry("spend1h", new Value.Real(700));
        assertThat(ListOutputs.LETTERS)
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("an event of kind 99"));
        assertThat(ListOutputs.STATUSES)
                .extracting(RuleStatus::rule, RuleStatus::kind)
                .containsExactly(tuple("spend", RuleStatus.Kind.ACTIVE));
    }

    @Test
    void aClickSeesLiveStockAndATransactionSeesTheClicksBeforeIt() throws Exception {
        String views = "views: {count: click, by: [customerId], over: 10m}";
        String low = RuleDraft.rule("low")
                .on(EventType.CLICK)
                .features(views)
                .when("views >= 1 && stock.available < 5")
                .outcome("HURRY")
                .json();
        String viewed =
                RuleDraft.rule("viewed").features(views).when("views >= 1").json();
        run(
                new Story()
                        .then(new StockChange("s-1", "eu", 1, false, 3, 0, 9.5), "")
                        .then(new StockChange("s-1", "us", 1, false, 1, 0, 9.5), decided("s-1/eu/1/3/0/9.5"))
                        .then(visit("e-1").of("s-1").event(), decided("s-1/us/1/1/0/9.5"))
                        .then(payment("t-1").event(), decided("e-1")),
                rules(
                        pushed(0, "low", low),
                        pushed(1, "viewed", viewed),
                        pushed(
                                2,
                                "stocked",
                                RuleDraft.rule("stocked")
                                        .on(EventType.INVENTORY)
                                        .outcome("NOTE")
                                        .json())),
                rules(SPENDING));

        assertThat(outcomes())
                .containsExactly("s-1/eu/1/3/0/9.5 NOTE", "s-1/us/1/1/0/9.5 NOTE", "e-1 HURRY", "t-1 REVIEW");
    }

    @Test
    void theViewsOfASessionCountForTheCustomerWhomALoginLinksItTo() throws Exception {
        String seen = RuleDraft.rule("seen")
                .on(EventType.CLICK)
                .features("views: {count: click, by: [customerId], over: 10m, where: 'click.type == \"VIEW\"'}")
                .when("click.type == 'VIEW' || views >= 1")
                .json();
        IdentitySettings links = new IdentitySettings("customer", "sessionId", "customerId", 3_600_000, 600_000, 10);
        run(
                new Story()
                        .then(visit("e-1").by("").in("s-1").event(), "")
                        .then(visit("l-1").by("c-1").in("s-1").kind("LOGIN").event(), decided("e-1"))
                        .then(visit("e-2").by("").in("s-1").event(), decided("l-1")),
                rules(pushed(0, "seen", seen)),
                rules(SPENDING),
                JobSettingsForTests.deciding(EngineSettings.DEFAULT.with(links)));

        assertThat(ListOutputs.DECISIONS).extracting(Decision::subject).containsExactly("s-1", "c-1", "c-1");
        assertThat(decision("e-2").reasons().get(0).features()).containsEntry("views", new Value.Int(2));
    }

    @Test
    void whatARuleInShadowSaysAboutAClickIsToBeReadThoughTheClickHasNoDecision() throws Exception {
        String keen =
                RuleDraft.rule("keen").on(EventType.CLICK).with("mode: shadow").json();
        run(
                new Story().then(visit("e-1").event(), "").then(payment("t-1").event(), ""),
                rules(pushed(0, "keen", keen)),
                rules(SPENDING));

        assertThat(outcomes()).containsExactly("t-1 APPROVE");
        assertThat(ListOutputs.SHADOW).singleElement().satisfies(decision -> {
            assertThat(decision.trigger().id()).isEqualTo("e-1");
            assertThat(decision.shadow()).extracting(Reason::rule).containsExactly("keen");
        });
    }

    @Test
    void anEventThatComesAfterARuleWasAnsweredIsDecidedByIt() throws Exception {
        RawRecord pushed = pushed(1, "all", always("all", 1, "REVIEW"));
        RawRecord inMidStory = new RawRecord(decided("t-1"), 0, 1, 0, pushed.key(), pushed.value());
        run(
                new Story()
                        .then(payment("t-1").event(), "")
                        .then(payment("t-2").by("c-2").event(), answered("all", RuleStatus.Kind.ACTIVE))
                        .then(payment("t-3").by("c-3").event(), decided("t-2")),
                rules(SPENDING),
                rules(inMidStory));

        assertThat(outcomes()).containsExactlyInAnyOrder("t-1 APPROVE", "t-2 REVIEW", "t-3 REVIEW");
        assertThat(decision("t-2").rulesEpoch()).isEqualTo(2);
    }

    @Test
    void silentRulesAndStreamsDoNotStopEventTime() throws Exception {
        String passed =
                Conditions.named("event time has passed t-1", () -> WatermarkWatch.LATEST_MILLIS.get() > 999_000);
        RawRecord afterAll = new RawRecord(decided("t-2"), 0, 0, 0, SPENDING.key(), SPENDING.value());
        run(
                new Story()
                        .then(payment("t-1").at(1_000_000).event(), "")
                        .then(payment("t-2").at(1_000_001).event(), passed),
                rules(SPENDING),
                rules(afterAll));

        assertThat(outcomes()).contains("t-2 APPROVE");
    }

    @Test
    void whatOneSourceHoldsInOrderReachesEachCardInThatOrder() throws Exception {
        String last = "before: {last: transaction.amount, by: [cardId], over: 1h, current: exclude}";
        Story story = new Story();
        for (int i = 1; i <= BACKLOG; i++) {
            String card = "card-" + i % CARDS;
            story.then(payment("t-" + i).by("c-" + i).with(card).of(i).event(), "");
        }
        run(
                story,
                rules(pushed(
                        0,
                        "last",
                        RuleDraft.rule("last")
                                .features(last)
                                .when("before > 0.0")
                                .json())),
                rules(SPENDING));

        assertThat(ListOutputs.DECISIONS).hasSize(BACKLOG);
        for (int i = CARDS + 1; i <= BACKLOG; i++) {
            assertThat(decision("t-" + i).reasons())
                    .singleElement()
                    .extracting(reason -> reason.features().get("before"))
                    .isEqualTo(new Value.Real(i - CARDS));
        }
    }

    private static List<String> outcomes() {
        return ListOutputs.DECISIONS.stream()
                .map(decision -> decision.trigger().id() + " " + decision.outcome())
                .toList();
    }

    private static Decision decision(String eventId) {
        return ListOutputs.DECISIONS.stream()
                .filter(decision -> decision.trigger().id().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private static List<RawRecord> rules(RawRecord... rules) {
        return List.of(rules);
    }

    /** Runs to the end of the story. Of the rules that come later there has to be one: Flink makes no source of none. */
    private static void run(Story story, List<RawRecord> atStart, List<RawRecord> later) throws Exception {
        run(story, atStart, later, JobSettingsForTests.SETTINGS);
    }

    private static void run(Story story, List<RawRecord> atStart, List<RawRecord> later, JobSettings settings)
            throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(PARALLELISM);
        DecisionTopology.build(env, new StoryInputs(story, atStart, later), new WatchedOutputs(), settings);
        env.execute();
    }
}
