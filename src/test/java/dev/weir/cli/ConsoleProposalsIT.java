package dev.weir.cli;

import static dev.weir.cli.ConsoleAtWork.ANN;
import static dev.weir.cli.ConsoleAtWork.big;
import static dev.weir.cli.ConsoleAtWork.with;
import static dev.weir.cli.ConsoleVisitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.ChangePublisher;
import dev.weir.cli.terminal.SignOptions;
import dev.weir.console.ConsoleServer;
import dev.weir.console.access.Role;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wisher;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a second person, as both see it on their pages. */
final class ConsoleProposalsIT {
    @TempDir
    static Path folder;

    private static ConsoleAtWork console;
    private static ConsoleServer two;

    @BeforeAll
    static void begin() throws Exception {
        console = ConsoleAtWork.start(folder);
        two = console.another(ConsoleVisitor.access(), Optional.of(console.changes(true)));
    }

    @AfterAll
    static void end() throws Exception {
        two.close();
        console.close();
    }

    private static ConsoleVisitor somebody(String name) {
        return ConsoleVisitor.named(two, name, Role.LIVE);
    }

    private static void propose(ConsoleVisitor ann, String edit, String text) throws Exception {
        ann.get(edit);
        assertThat(ann.submit("/change/live", "text", text).body())
                .contains("waits for a second person", ">Propose to make live, as version")
                .doesNotContain(">Make live, as version");
        assertThat(ann.submit("/change/live", "agreed", "yes").body()).contains(".proposed is in shadow");
    }

    /** Otherwise whoever agrees would switch on what was switched off for a reason, and not see it. */
    @Test
    void nobodyAgreesToWhatWasProposedBeforeTheRuleChanged() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("stale", 500), ""), ANN);
        ConsoleVisitor ann = somebody("ann");
        ConsoleVisitor bob = somebody("bob");
        propose(ann, "/edit?id=stale", big("stale", 400));
        bob.until("/rules/stale", "/change/agree?id=stale");
        bob.get("/change/disable?id=stale");
        assertThat(bob.submit("/change/disable", "agreed", "yes").body()).contains("is off");

        assertThat(bob.until("/rules/stale", "The rule has changed since"))
                .contains("/change/withdraw?id=stale")
                .doesNotContain("/change/agree");
        HttpResponse<String> late = bob.get("/change/agree?id=stale");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("bob has pushed &#x27;stale&#x27;, version 2, at")
                .contains("after this was proposed: withdraw it, and propose it anew");
        assertThat(bob.submit("/change/agree", "agreed", "yes").body()).contains("Not pushed", "propose it anew");
        assertThat(console.draft("stale").text()).contains("mode: off").contains("500");

        propose(ann, "/edit?id=stale", big("stale", 300));
        bob.until("/rules/stale", "/change/agree?id=stale");
        bob.get("/change/agree?id=stale");
        assertThat(bob.submit("/change/agree", "agreed", "yes").body()).contains("Version 3 of stale decides");
    }

    @Test
    void aRuleThatIsNewWaitsOnThePageOfItsProposal() throws Exception {
        ConsoleVisitor ann = somebody("ann");
        ConsoleVisitor bob = somebody("bob");
        propose(ann, "/edit", big("fresh", 400));

        assertThat(bob.until("/rules/fresh", "has proposed a change to live"))
                .contains("nothing is in force under fresh", "/change/agree?id=fresh", "/change/withdraw?id=fresh")
                .doesNotContain("/change/live?id=fresh", "/change/disable");
        assertThat(bob.get("/rules/fresh.proposed").body()).contains("/change/agree?id=fresh");
        assertThat(bob.get("/change/live?id=fresh.proposed").body()).contains("is a proposal itself");
        assertThat(bob.get("/edit?id=fresh").body()).contains("id: fresh\n", "mode: live\n", "&gt; 400");
        assertThat(ann.get("/change/agree?id=fresh").body()).contains("somebody else has to agree");
        bob.get("/change/agree?id=fresh");
        assertThat(bob.submit("/change/agree", "agreed", "yes").body()).contains("Version 1 of fresh decides");
        assertThat(console.draft("fresh").text()).contains("400");
        assertThat(bob.until("/rules/fresh", "/change/disable?id=fresh")).doesNotContain("has proposed");
    }

    @Test
    void aNewRuleIsNotPutBesideItsProposalAndAnIdThatWasRemovedIsFree() throws Exception {
        ConsoleVisitor ann = somebody("ann");
        propose(ann, "/edit", big("again", 400));
        ConsoleVisitor bob = somebody("bob");
        bob.get("/edit");
        assertThat(bob.submit("/change/live", "text", big("again", 300)).body())
                .contains("a proposal for &#x27;again&#x27; waits: ann has pushed &#x27;again.proposed&#x27;")
                .doesNotContain("after you began");
        bob.get("/change/withdraw?id=again");
        assertThat(bob.submit("/change/withdraw", "agreed", "yes").body()).contains("again.proposed is removed");
        propose(bob, "/edit", big("again", 300));
    }

    /** What the job has taken last is in force; that it refuses something else changes nothing about it. */
    @Test
    void whoMayOnlyShadowCorrectsWhatTheJobRefusedOfARuleInShadow() throws Exception {
        Wisher cat = new Wisher("cat", false);
        console.push(Step.LIVE, new RuleDraft("", big("tried", 500), ""), ANN);
        refuse("tried");
        assertThat(console.push(Step.SHADOW, with(console.draft("tried"), big("tried", 300)), cat)
                        .said())
                .as("what is live stays")
                .contains("this changes what decides");
        console.push(Step.SHADOW, with(console.draft("tried"), big("tried", 400)), ANN);
        refuse("tried");

        assertThat(console.push(Step.SHADOW, with(console.draft("tried"), big("tried", 300)), cat)
                        .said())
                .contains("of tried is in shadow");
    }

    /** Pushes a version that is not higher than those before. */
    private static void refuse(String id) throws Exception {
        String json = "{\"id\":\"" + id + "\",\"version\":1,\"mode\":\"shadow\"}";
        try (KafkaTopics topics = new KafkaTopics(console.job().config().kafka())) {
            ChangePublisher publisher =
                    new ChangePublisher(topics, console.job().config(), SignOptions.of("ann", Optional.empty()));
            Change change = new Change(id, 1, Change.Kind.CHANGED, json);
            assertThat(publisher.push(List.of(change), Duration.ofSeconds(20)).get(id))
                    .matches(RuleAnswer::isRejection);
        }
    }

    @Test
    void whoeverPressesTwiceIsToldThatItWasThem() throws Exception {
        ConsoleVisitor ann = somebody("ann");
        ann.get("/edit");
        String form = "id=&base=&agreed=yes&text=" + encoded(big("twice", 500));
        assertThat(ann.post("/change/shadow", form, true).body()).contains("Version 1 of twice is in shadow");
        assertThat(ann.post("/change/shadow", form, true).body())
                .contains(
                        "there is a rule &#x27;twice&#x27; already: you have pushed &#x27;twice&#x27;, version 1, at");

        String edit = "id=twice&base=" + encoded(console.draft("twice").base()) + "&agreed=yes&text="
                + encoded(big("twice", 400));
        assertThat(ann.post("/change/shadow", edit, true).body()).contains("Version 2 of twice is in shadow");
        assertThat(ann.post("/change/shadow", edit, true).body())
                .contains("Not pushed: you have pushed &#x27;twice&#x27;, version 2, at");
        ConsoleVisitor bob = somebody("bob");
        bob.get("/edit");
        assertThat(bob.post("/change/shadow", edit, true).body()).contains("Not pushed: ann has pushed");
    }
}
