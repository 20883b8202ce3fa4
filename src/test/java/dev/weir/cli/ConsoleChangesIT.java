package dev.weir.cli;

import static dev.weir.cli.ConsoleAtWork.ANN;
import static dev.weir.cli.ConsoleAtWork.BOB;
import static dev.weir.cli.ConsoleAtWork.big;
import static dev.weir.cli.ConsoleAtWork.push;
import static dev.weir.cli.ConsoleAtWork.with;
import static dev.weir.cli.ConsoleVisitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.console.PushNames;
import dev.weir.console.ConsoleServer;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.edit.Answered;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.Planned;
import dev.weir.console.edit.PlayedHour;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.console.edit.Wisher;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules changed on the console, with the engine of the job behind real topics. */
final class ConsoleChangesIT {
    @TempDir
    static Path folder;

    private static ConsoleAtWork console;
    private static RuleChanges changes;

    @BeforeAll
    static void begin() throws Exception {
        console = ConsoleAtWork.start(folder);
        changes = console.changes();
    }

    @AfterAll
    static void end() throws Exception {
        console.close();
    }

    @Test
    void aPushRaisesTheVersionSaysWhoAndAwaitsTheAnswer() throws Exception {
        Answered first = console.push(Step.LIVE, new RuleDraft("", big("said", 500), ""), ANN);
        assertThat(first.said() + first.more()).startsWith("Version 1 of said decides since epoch");
        RuleDraft now = console.draft("said");
        Answered second = console.push(Step.SHADOW, with(now, big("said", 700)), BOB);
        assertThat(second.said()).startsWith("Version 2 of said is in shadow since epoch");
        assertThat(console.job().weir("rules", "history", "said").text()).contains("ann", "bob");

        Answered disabled = console.push(Step.DISABLE, console.draft("said"), ANN);
        assertThat(disabled.said()).startsWith("Version 3 of said is off");
        Answered enabled = console.push(Step.ENABLE, console.draft("said"), ANN);
        assertThat(enabled.said()).startsWith("Version 4 of said is in shadow");
        Answered back = console.push(Step.ROLL_BACK, console.draft("said"), ANN);
        assertThat(back.good()).isTrue();
    }

    @Test
    void nothingIsPushedOverWhatSomebodyElseHasPushedMeanwhile() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("contested", 500), ""), ANN);
        RuleDraft ofAnn = console.draft("contested");
        console.push(Step.LIVE, with(console.draft("contested"), big("contested", 600)), BOB);

        Answered late = console.push(Step.LIVE, with(ofAnn, big("contested", 900)), ANN);

        assertThat(late.good()).isFalse();
        assertThat(late.said()).contains("bob has pushed 'contested', version 2", "not overwritten");
        assertThat(console.draft("contested").text()).contains("600");
        Answered again = console.push(Step.LIVE, new RuleDraft("", big("contested", 900), ""), ANN);
        assertThat(again.said()).as("a new rule under the id of another").contains("not overwritten");
    }

    @Test
    void ofTwoWhoPushAtTheSameMomentOneHasPushed() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("raced", 500), ""), ANN);
        for (int round = 1; round <= 3; round++) {
            RuleDraft base = console.draft("raced");
            RuleDraft ofAnn = with(base, big("raced", 1_000 + round));
            RuleDraft ofBob = with(base, big("raced", 2_000 + round));
            FutureTask<Answered> other = new FutureTask<>(() -> console.push(Step.LIVE, ofBob, BOB));
            new Thread(other, "bob").start();
            Answered own = console.push(Step.LIVE, ofAnn, ANN);
            assertThat(List.of(own.good(), other.get().good()))
                    .as("%s %s", own, other.get())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aChangeToLiveWaitsInShadowForASecondPerson() throws Exception {
        RuleChanges two = console.changes(true);
        console.push(Step.LIVE, new RuleDraft("", big("watched", 500), ""), ANN);

        Answered asked =
                push(two, Step.LIVE, with(console.draft("watched"), big("watched", 400)), new Wisher("ann", false));
        assertThat(asked.said()).contains("watched.proposed is in shadow");
        assertThat(asked.about()).isEqualTo("watched.proposed");
        assertThat(console.draft("watched").text()).as("what is in force stays").contains("500");

        Planned own = two.plan(new Wish(Step.AGREE, console.draft("watched"), 0, new Wisher(" Ann", true)));
        assertThat(own.hindrance()).contains("somebody else has to agree");
        Answered agreed = push(two, Step.AGREE, console.draft("watched"), BOB);
        assertThat(agreed.said()).contains("Version 2 of watched decides");
        assertThat(console.draft("watched").text()).contains("400").contains("mode: live");
        assertThat(changes.draft("watched.proposed")).isEmpty();
    }

    @Test
    void withAKeyForEachASecondPersonAgreesAndBothSignaturesStandInTheHistory() throws Exception {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        for (String name : List.of("ann", "bob")) {
            Files.write(
                    keys.resolve(name + ".pem"),
                    KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        }
        RuleChanges two = console.changes(new PushNames.EachTheirOwn(keys, "host"), true);
        console.push(Step.LIVE, new RuleDraft("", big("signed", 500), ""), ANN);

        Answered asked = push(two, Step.LIVE, with(console.draft("signed"), big("signed", 400)), ANN);
        assertThat(asked.said()).contains("signed.proposed is in shadow");
        assertThat(push(two, Step.AGREE, console.draft("signed"), ANN).said()).contains("somebody else has to agree");
        assertThatThrownBy(() -> push(two, Step.AGREE, console.draft("signed"), new Wisher("cat", true)))
                .hasMessageContaining("there is no key for 'cat'");
        Answered agreed = push(two, Step.AGREE, console.draft("signed"), BOB);
        assertThat(agreed.said()).contains("Version 2 of signed decides");
        assertThat(console.job().weir("rules", "history", "signed").text()).containsPattern("2 .*bob +not checked");
        assertThat(console.job().weir("rules", "history", "signed.proposed").text())
                .containsPattern("1 .*ann +not checked");
    }

    @Test
    void whoMayOnlyShadowChangesNothingThatDecides() throws Exception {
        Wisher cat = new Wisher("cat", false);
        console.push(Step.LIVE, new RuleDraft("", big("kept", 500), ""), ANN);
        for (Step step : new Step[] {Step.SHADOW, Step.DISABLE, Step.ROLL_BACK}) {
            RuleDraft now = console.draft("kept");
            if (step == Step.ROLL_BACK) {
                console.push(Step.LIVE, with(now, big("kept", 501)), ANN);
                now = console.draft("kept");
            }
            assertThat(console.push(step, with(now, step == Step.SHADOW ? big("kept", 1) : ""), cat)
                            .said())
                    .as("%s", step)
                    .contains("this changes what decides");
        }
        Answered own = console.push(Step.SHADOW, new RuleDraft("", big("own", 500), ""), cat);
        assertThat(own.said()).contains("is in shadow");
    }

    @Test
    void aDraftIsCheckedAsTheJobDoesAndItsCasesSayWhichPartWasFalse() throws Exception {
        DraftChecked wrong = changes.check(new RuleDraft("big", big("big", 500).replace("amount", "amout"), ""));
        assertThat(wrong.errors()).hasSize(1);
        assertThat(wrong.errors().get(0).line()).isEqualTo(6);
        assertThat(wrong.errors().get(0).column()).isEqualTo(18);
        assertThat(wrong.errors().get(0).message()).contains("amout", "amount");

        DraftChecked good = changes.check(new RuleDraft("big", big("big", 500), ""));
        assertThat(good.errors()).isEmpty();
        assertThat(good.cases()).hasSize(1).allMatch(one -> one.passed());

        DraftChecked failing = changes.check(new RuleDraft("big", big("big", 700), ""));
        assertThat(failing.cases().get(0).passed()).isFalse();
        assertThat(String.join("\n", failing.cases().get(0).lines())).contains("transaction.amount > 700", "600");
    }

    @Test
    void thePageOfARuleHasItsCasesAlsoWhereNothingCanBeChanged() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("big", 500), ""), ANN);
        try (ConsoleServer reading = console.another(AccessSettings.reading(), Optional.empty())) {
            ConsoleVisitor page = new ConsoleVisitor(reading);
            page.until("/rules/big", "hx-get=\"/cases/big\"");
            assertThat(page.get("/cases/big").body()).contains("1 passed, 0 failed", "600 is too much");

            console.push(Step.SHADOW, with(console.draft("big"), big("big", 700)), ANN);

            assertThat(page.get("/cases/big").body())
                    .contains("0 passed, 1 failed", "transaction.amount &gt; 700", "back to the rule");
            console.push(Step.LIVE, new RuleDraft("", big("uncased", 500), ""), ANN);
            page.until("/rules/uncased", "hx-get");
            assertThat(page.get("/cases/uncased").body()).contains("there is no uncased.test.yaml");
        }
    }

    @Test
    void theLastHourIsPlayedWithTheTextAndWithWhatIsInForce() throws Exception {
        console.push(Step.SHADOW, new RuleDraft("", big("played", 10_000), ""), ANN);
        console.pay(10_500);
        console.pay(20_500);

        PlayedHour played = changes.lastHour(with(console.draft("played"), big("played", 20_000)));

        assertThat(played.events()).isGreaterThanOrEqualTo(2);
        assertThat(played.counts()).containsExactly(new PlayedHour.Count("BLOCK", 1, 2));
        assertThat(played.hits()).extracting(PlayedHour.Hit::whose).containsExactly("gone", "both");
    }

    @Test
    void withoutChangesTheAddressesDoNotExistAndWithThemATokenIsNeeded() throws Exception {
        try (ConsoleServer reading = console.another(AccessSettings.reading(), Optional.empty());
                ConsoleServer looking = console.another(AccessSettings.reading(), Optional.of(changes))) {
            assertThat(new ConsoleVisitor(reading).get("/edit").statusCode()).isEqualTo(404);
            assertThat(new ConsoleVisitor(looking).get("/edit").statusCode()).isEqualTo(403);
            assertThat(new ConsoleVisitor(reading).get("/rules").body()).doesNotContain("New rule");
        }
        ConsoleVisitor page = new ConsoleVisitor(console.server());
        assertThat(page.post("/change/live", "id=x&text=" + encoded(big("x", 1)) + "&agreed=yes", false)
                        .statusCode())
                .isEqualTo(403);
        page.get("/edit");
        assertThat(page.post("/editor/check", "text=" + "x".repeat(1_100_000), true)
                        .statusCode())
                .isEqualTo(413);
        assertThat(changes.draft("x")).isEmpty();
    }

    @Test
    void whatIsTypedStaysText() throws Exception {
        String evil = "</textarea><script>alert(1)</script>";
        ConsoleVisitor page = new ConsoleVisitor(console.server());
        page.get("/edit");
        for (String path :
                new String[] {"/edit", "/editor/check", "/change/shadow", "/change/live", "/editor/last-hour"}) {
            String form = "id=" + encoded(evil) + "&base=" + encoded(evil) + "&text="
                    + encoded("id: x\n# " + evil + "\nwhen: " + evil) + "&to=" + encoded(evil);
            HttpResponse<String> answer = page.post(path, form, true);
            assertThat(answer.statusCode()).as(path).isBetween(200, 409);
            assertThat(answer.body()).as(path).doesNotContain("<script>");
        }
    }
}
