package dev.weir.engine.plan;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.OneSubject;
import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.engine.message.RulebookUpdate.Remove;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.engine.score.document.LoadableModel;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.events.EventType;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Reason;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.RuleDraft;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RulebooksTest {
    private final Rulebooks rulebooks = Documented.rulebooks();

    @Test
    void theyAreReadyOnceTheyWereToldSo() {
        assertThat(rulebooks.ready()).isFalse();
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        assertThat(rulebooks.ready()).isFalse();

        rulebooks.receive(new Ready(1));

        assertThat(rulebooks.ready()).isTrue();
        assertThat(rulebooks.epoch()).isEqualTo(1);
    }

    @Test
    void everyKeptEpochIsDecidedByItsOwnRules() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(Documented.put(2, "b", always("b", 1, "BLOCK")));
        rulebooks.receive(Documented.put(3, "a", always("a", 2, "REVIEW")));
        rulebooks.receive(new Remove(4, "b"));

        assertThat(firing(0)).isEmpty();
        assertThat(firing(1)).containsExactly("a1");
        assertThat(firing(2)).containsExactly("b1", "a1");
        assertThat(firing(3)).containsExactly("b1", "a2");
        assertThat(firing(4)).containsExactly("a2");
        assertThat(firing(2)).containsExactly("b1", "a1");
    }

    @Test
    void everyKeptEpochHasItsOwnPolicies() {
        rulebooks.receive(policy(1, "a", 10));
        rulebooks.receive(policy(2, "a", 20));
        rulebooks.receive(policy(3, "b", 30));
        rulebooks.receive(new RulebookUpdate.RemoveDocument(4, "policies/a"));

        assertThat(rulebooks.at(0).policies().channels()).isEqualTo(Channels.NONE);
        assertThat(policies(1)).containsExactly("a from 10.0");
        assertThat(policies(3)).containsExactly("a from 20.0", "b from 30.0");
        assertThat(policies(4)).containsExactly("b from 30.0");
        assertThat(policies(1)).containsExactly("a from 10.0");
        rulebooks.receive(new RulebookUpdate.RemoveDocument(Rulebooks.KEPT_EPOCHS + 2L, "policies/b"));
        assertThat(rulebooks.forget(Long.MAX_VALUE)).contains(1L);
    }

    @Test
    void everyKeptEpochHasItsOwnChannelsWithoutThoseOfTheConfig() {
        rulebooks.receive(new RulebookUpdate.PutDocument(1, "job/schema", """
                {"id": "job/schema", "version": 1, "channels": {"b": {"outcomes": ["X", "Y"]}, "a": {"outcomes": "Z"}}}
                """));
        rulebooks.receive(policy(2, "a", 20));
        rulebooks.receive(new RulebookUpdate.RemoveDocument(3, "job/schema"));

        assertThat(rulebooks.at(2).policies().channels().others())
                .containsExactly(new Channels.Channel("b", List.of("X", "Y")), new Channels.Channel("a", List.of("Z")));
        assertThat(rulebooks.at(3).policies().channels().others()).isEmpty();
        assertThat(policies(3)).containsExactly("a from 20.0");
    }

    private static RulebookUpdate.PutDocument policy(long epoch, String name, int from) {
        return new RulebookUpdate.PutDocument(epoch, "policies/" + name, """
                {"id": "policies/%s", "version": 1, "bands": [{"from": %d, "outcome": "BLOCK"}]}
                """.formatted(name, from));
    }

    private List<String> policies(long epoch) {
        return rulebooks.at(epoch).policies().channels().policies().stream()
                .map(policy -> policy.name() + " from " + policy.bands().get(0).from())
                .toList();
    }

    @Test
    void thePlanOfAnEpochIsTheSameHoweverMuchIsKnownByThen() {
        String requests = "n: {count: transaction, by: [%s], over: 1h}";
        Put first = Documented.put(
                1,
                "z",
                RuleDraft.rule("z")
                        .features(requests.formatted("ip"))
                        .when("n > 0")
                        .outcome("BLOCK")
                        .json());
        Put second = Documented.put(
                2,
                "a",
                RuleDraft.rule("a")
                        .features(requests.formatted("cardId"))
                        .when("n > 0")
                        .outcome("BLOCK")
                        .json());
        Put third = Documented.put(
                3,
                "b",
                RuleDraft.rule("b")
                        .features(requests.formatted("channel"))
                        .when("n > 0")
                        .outcome("BLOCK")
                        .json());
        rulebooks.receive(first);
        rulebooks.receive(second);
        Routing early = Router.route(payment("t").from("1.1.1.1").event(), rulebooks.at(2), 1);
        Rulebooks restored = Documented.rulebooks();
        restored.receive(third);
        restored.receive(second);
        restored.receive(first);

        assertThat(Router.route(payment("t").from("1.1.1.1").event(), restored.at(2), 1))
                .isEqualTo(early);
        assertThat(early.toKeys()).hasSize(2);
    }

    @Test
    void anUpdateThatWasHeardBeforeChangesNothing() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        rulebooks.receive(Documented.put(2, "a", always("a", 2, "REVIEW")));
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));

        assertThat(rulebooks.epoch()).isEqualTo(2);
        assertThat(firing(2)).containsExactly("a2");
    }

    @Test
    void anEpochThatHasNotComeIsNotGuessed() {
        assertThatThrownBy(() -> rulebooks.at(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epoch 1 has not come yet");
    }

    @Test
    void theLatestIsTheOneInForce() {
        rulebooks.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
        assertThat(rulebooks.latest().epoch()).isEqualTo(1);
        rulebooks.receive(new Remove(2, "a"));

        assertThat(rulebooks.latest().epoch()).isEqualTo(2);
        assertThat(rulebooks.latest()).isSameAs(rulebooks.latest());
    }

    @Test
    void nothingIsPlannedToLearnThatNoModelIsInForce() {
        rulebooks.receive(Documented.put(
                1,
                "refused-by-a-plan",
                RuleDraft.rule("a").when("transaction.vip").outcome("BLOCK").json()));
        rulebooks.receive(policy(2, "a", 10));

        assertThat(rulebooks.modelsToLoad()).isEmpty();
    }

    @Test
    void anExpectedModelIsToBeLoadedAndIsNotInForceBeforeItComes() {
        String model = """
                {"model": "m", "version": 1, "on": "transaction", "inputs": {"amount": "transaction.amount"},
                 "kind": "logistic", "weights": {"amount": 0.1}, "mode": "shadow"}""";
        rulebooks.receive(new RulebookUpdate.Expect("models/m", model));

        assertThat(rulebooks.epoch()).isZero();
        assertThat(rulebooks.latest().models()).isEmpty();
        LoadableModel expected = rulebooks.modelsToLoad().get(0).loadable();

        rulebooks.receive(new RulebookUpdate.PutDocument(1, "models/m", model));
        assertThat(rulebooks.modelsToLoad())
                .extracting(ModelInForce::loadable)
                .containsExactly(expected, rulebooks.latest().models().get(0).loadable());
    }

    @Test
    void aRuleInForceThatIsRefusedNowIsNamedWithWhatToDo() {
        rulebooks.receive(Documented.put(
                1,
                "a",
                RuleDraft.rule("a").when("transaction.vip").outcome("BLOCK").json()));

        assertThatThrownBy(rulebooks::latest)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 'a' was in force when this job was saved and is refused now")
                .hasMessageContaining("Bring back the job config");
    }

    @Test
    void aVersionThatIsRefusedNowDoesNotMatterIfALaterOneIsInForce() {
        rulebooks.receive(Documented.put(
                1,
                "a",
                RuleDraft.rule("a").when("transaction.vip").outcome("BLOCK").json()));
        rulebooks.receive(Documented.put(2, "a", always("a", 2, "REVIEW")));

        assertThat(firing(2)).containsExactly("a2");
    }

    @Test
    void instancesThatShareRulesAndThoseThatDoNotDecideAlikeAtEveryEpochOfManyEdits() {
        Rulebooks.Shared shared = shared();
        List<Rulebooks> sharing = List.of(new Rulebooks(shared), new Rulebooks(shared));
        SplittableRandom random = new SplittableRandom(13);
        for (int epoch = 1; epoch <= 60; epoch++) {
            String id = "r" + random.nextInt(8);
            RulebookUpdate edit = random.nextInt(4) == 0
                    ? new Remove(epoch, id)
                    : Documented.put(epoch, id, always(id, epoch, random.nextBoolean() ? "REVIEW" : "BLOCK"));
            rulebooks.receive(edit);
            sharing.forEach(each -> each.receive(edit));
            // one plans each edit, the other several together, and both also look back
            assertThat(firing(sharing.get(0), epoch)).isEqualTo(firing(epoch));
            if (epoch % 7 == 0) {
                int earlier = 1 + random.nextInt(epoch);
                assertThat(firing(sharing.get(1), epoch)).isEqualTo(firing(epoch));
                assertThat(firing(sharing.get(1), earlier)).isEqualTo(firing(earlier));
            }
        }
    }

    @Test
    void instancesThatShareRulesPlanThemOnce() {
        Rulebooks.Shared shared = shared();
        Rulebooks first = new Rulebooks(shared);
        Rulebooks second = new Rulebooks(shared);
        for (Rulebooks each : List.of(first, second)) {
            each.receive(Documented.put(1, "a", always("a", 1, "REVIEW")));
            each.receive(Documented.put(2, "b", always("b", 1, "BLOCK")));
        }

        assertThat(second.latest().of(EventType.TRANSACTION))
                .isSameAs(first.latest().of(EventType.TRANSACTION));
        second.receive(Documented.put(3, "b", always("b", 2, "BLOCK")));
        assertThat(second.latest().of(EventType.TRANSACTION))
                .isNotSameAs(first.latest().of(EventType.TRANSACTION));
    }

    @Test
    void aRuleThatIsSwitchedOffInOneRulebookStaysOnInAnotherThatSharesIt() {
        Rulebooks.Shared shared = shared();
        Rulebooks on = new Rulebooks(shared);
        Rulebooks off = new Rulebooks(shared);
        Put put = Documented.put(1, "a", always("a", 1, "REVIEW"));
        on.receive(put);
        off.receive(put);
        off.receive(new Put(2, "a", put.document(), 1, PatternHistory.ALWAYS, true));

        assertThat(firing(off, 2)).isEmpty();
        assertThat(firing(on, 1)).containsExactly("a1");
        assertThat(firing(off, 1)).containsExactly("a1");
    }

    private List<String> firing(long epoch) {
        return firing(rulebooks, epoch);
    }

    /** Which versions of which rules fire on a transaction in this epoch, the most severe first. */
    static List<String> firing(Rulebooks rulebooks, long epoch) {
        Verdict verdict = new Decider(EngineSettings.DEFAULT)
                .decide(
                        new AnsweredEvent(OneSubject.announcement(payment("t").event(), epoch, 0), List.of()),
                        rulebooks.at(epoch),
                        new SubjectState(),
                        new KeyedInMemory(),
                        new JobTime(0, 0));
        List<Reason> reasons = ((Verdict.Decided) verdict).decision().reasons();
        return reasons.stream().map(reason -> reason.rule() + reason.version()).toList();
    }

    private static Rulebooks.Shared shared() {
        return new Rulebooks.Shared(
                Documented.documents(), Documented.compiler(), EngineSettings.DEFAULT, Scorers.withoutArtifacts());
    }
}
