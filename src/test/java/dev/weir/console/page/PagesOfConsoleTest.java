package dev.weir.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.flink.JobStep;
import dev.weir.console.flink.LastCheckpoint;
import dev.weir.console.flink.Measured;
import dev.weir.console.page.edit.RuleButtons;
import dev.weir.console.page.letter.LettersPage;
import dev.weir.console.seen.DeadLetterRow;
import dev.weir.console.seen.ListSeen;
import dev.weir.events.record.RecordPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagesOfConsoleTest {
    private static final String SCRIPT = "<script>alert('x')</script>";
    private static final String TAG = "<script>";
    private static final DecisionsPage.Filter ALL = new DecisionsPage.Filter("all", "", "", "");

    private final SeenDecisions seen = new SeenDecisions();
    private final OutcomeColours colours = OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes);
    private final Layout layout = new Layout("v");
    private final WhyPage why = new WhyPage(layout, seen.sightings, Optional.empty());
    private JobFigures figures = JobFigures.unknown("nobody asked Flink");

    private String now() {
        return new NowPage(layout, seen.sightings, colours, () -> JobHealth.UNKNOWN, () -> figures).html();
    }

    private String decisions(DecisionsPage.Filter filter) {
        return new DecisionsPage(layout, seen.sightings, colours).html(filter);
    }

    private String decision(String id) {
        return new DecisionPage(layout, seen.sightings, colours, why).html(id).orElseThrow();
    }

    private String rule(String id) {
        return new RulePage(layout, seen.sightings, colours, () -> figures, Pushers.of(SeenDecisions.config()))
                .html(id, RuleButtons.NONE, RuleButtons.NONE)
                .orElseThrow();
    }

    private String rules(RulesPage.Filter filter) {
        return new RulesPage(layout, seen.sightings, colours, () -> figures).html(filter, RuleButtons.NONE);
    }

    private static RulesPage.Filter rulesBy(String sort) {
        return new RulesPage.Filter("", "", "", sort);
    }

    @Test
    void nothingThatEventsOrRulesSayIsHtml() {
        String id = seen.hostile(SCRIPT);
        seen.pushed(
                TAG,
                "{\"id\":\"" + SCRIPT + "\",\"version\":1,\"description\":\"" + SCRIPT + "\",\"tags\":[\"" + SCRIPT
                        + "\"],\"when\":\"" + SCRIPT + "\",\"then\":{\"outcome\":\"" + SCRIPT + "\"}}",
                SCRIPT,
                9);
        seen.pushed(TAG, "{\"id\":\"" + SCRIPT + "\",\"version\":2,\"when\":\"" + SCRIPT + "\"}", SCRIPT, 8);
        seen.answered("{\"rule\":\"" + TAG + "\",\"version\":2,\"status\":\"REJECTED\",\"by\":\"" + SCRIPT
                + "\",\"errors\":[{\"path\":\"" + SCRIPT + "\",\"message\":\"" + SCRIPT
                + "\"}],\"features\":[{\"name\":\"" + SCRIPT + "\",\"state\":\"warming\",\"until\":\"" + SCRIPT
                + "\"}],\"reason\":\"" + SCRIPT + "\"}");
        DecisionsPage.Filter filter = new DecisionsPage.Filter(SCRIPT, SCRIPT, SCRIPT, SCRIPT);

        for (String page : List.of(
                now(),
                decisions(ALL),
                decisions(filter),
                decision(id),
                rule(TAG),
                rules(new RulesPage.Filter(SCRIPT, SCRIPT, SCRIPT, SCRIPT)),
                rules(rulesBy("fired")))) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>", "alert('x')</script>");
        }
    }

    @Test
    void deadLettersListsAndTheJobAreTextToo() {
        seen.sightings.addLetter(new DeadLetterRow(
                new RecordPlace("dead-letters", 0, 1),
                0,
                SCRIPT,
                SCRIPT,
                SCRIPT,
                SCRIPT,
                SCRIPT + " 4111111111111111"));
        seen.sightings.addList(new ListSeen(SCRIPT, 2, List.of(SCRIPT), 1, 5, SCRIPT, false));
        JobHealth health = new JobHealth(
                SCRIPT,
                true,
                "a1",
                0,
                List.of(new JobStep(SCRIPT, 2, SCRIPT, 1, 12.5, 0.4, 0.9, 7)),
                new LastCheckpoint(3, 1, 5, 42, 1_048_576));

        String letters = new LettersPage(layout, seen.sightings).html("", Optional.empty());
        String job = new JobPage(layout, seen.sightings, () -> health, "http://localhost:8081").html();
        for (String page : List.of(letters, new ListsPage(layout, seen.sightings).html(), job)) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>", "alert('x')</script>");
        }
        assertThat(letters).contains("••••1111").doesNotContain("4111111111111111");
        assertThat(job).contains("3 complete, 1 failed", "1.0 MB", "13/s", "90 %");
    }

    @Test
    void thePictureOfTheJobHasItsBoxesAndWhatComesIntoThem() {
        JobHealth health = new JobHealth(
                "running",
                true,
                "a1",
                0,
                List.of(
                        new JobStep("Source: transactions -> Ingest: transaction", 2, "running", 0, 120.4, 0.4, 0.9, 7),
                        new JobStep("Source: lists, rules -> Rulebook", 1, "running", 0, 0, 0, 0, -1),
                        new JobStep("Route", 2, "running", 119.6, 300, 0.1, 0, -1),
                        new JobStep("Profile", 2, "running", 240.2, 230, 0.31, 0, -1),
                        new JobStep("Decide -> (Act: actions: Writer, Tally)", 2, "running", 350.1, 9, 0.2, 0, -1)),
                LastCheckpoint.NONE);
        seen.plain(3);

        String page = new JobPage(layout, seen.sightings, () -> health, "http://localhost:8081").html();
        assertThat(page)
                .contains("picture wide", "picture narrow", ">Rulebook<", ">Profile<", "31 % busy", "held up")
                .contains(">120/s<", ">240/s<", ">350/s<")
                .doesNotContain(">Join<", ">Learn<", " style=");
    }

    @Test
    void aListSaysWhichRulesUseItAndWhatItHolds() {
        seen.sightings.addList(new ListSeen("blocked-ips", 300, List.of("203.0.113.7"), 0, 5, "anna", false));
        seen.pushed("blocked-ip", "{\"version\":1,\"when\":\"inList(\\\"blocked-ips\\\", transaction.ip)\"}", "", 9);

        assertThat(new ListsPage(layout, seen.sightings).html())
                .contains("blocked-ips", "300", "203.0.113.7", "and 299 more", "/rules/blocked-ip", "anna");
    }

    @Test
    void noPageHasAScriptOrAStyleOfItsOwn() {
        String id = seen.fired("BLOCK", "card-testing", 30);
        for (String page : List.of(now(), decisions(ALL), decision(id), rules(rulesBy("fired")))) {
            assertThat(page)
                    .doesNotContain(" style=", "<style", " onclick", "javascript:")
                    .doesNotContainPattern("<script(?! src=\"/assets/)")
                    .doesNotContain("http://", "https://");
        }
    }

    @Test
    void aDecisionOpensToEachReasonWithItsValuesAndEvents() {
        String id = seen.fired("BLOCK", "card-testing", 30);

        assertThat(decision(id))
                .contains("card-testing", "v4", "BLOCK", "spend1h", "1290.5", "probe", "t-0", "hit", "12 ms", "17");
        assertThat(new DecisionPage(layout, seen.sightings, colours, why).html("other"))
                .isEmpty();
    }

    @Test
    void cardNumbersAreMaskedWhereverTheyStand() {
        String id = seen.hostile("4111 1111 1111 1111 or 5500005555555559, not 4111111111111112");
        seen.hostile("5500005555555559");
        for (String page : List.of(now(), decisions(ALL), decision(id))) {
            assertThat(page).doesNotContain(">4111 1111", ">5500005555555559", "subject=5500005555555559");
        }
        assertThat(decision(id)).contains("••••1111 or ••••5559, not 4111111111111112");
        assertThat(CardNumbers.masked("sku-127/eu-1/1795365196681/41")).isEqualTo("sku-127/eu-1/1795365196681/41");
    }

    @Test
    void decisionsAreFilteredByKindOutcomeRuleAndSubject() {
        seen.fired("BLOCK", "card-testing", 30);
        seen.shadow("new-rule", 20);
        seen.plain(10);

        assertThat(decisions(new DecisionsPage.Filter("fired", "", "", "")))
                .contains("t-decision0")
                .doesNotContain("t-decision1", "t-decision2");
        assertThat(decisions(new DecisionsPage.Filter("rules", "", "new-rule", "")))
                .contains("t-decision1")
                .doesNotContain("t-decision0");
        assertThat(decisions(new DecisionsPage.Filter("all", "", "", "c-7")))
                .contains("t-decision2")
                .doesNotContain("t-decision0");
        assertThat(decisions(new DecisionsPage.Filter("all", "BLOCK", "", "")))
                .contains("t-decision0")
                .doesNotContain("t-decision2");
    }

    @Test
    void rulesAreSortedAndFilteredAndSayWhoPushedThem() {
        seen.pushed(
                "card-testing",
                "{\"id\":\"card-testing\",\"version\":4,\"tags\":[\"fraud\"],\"then\":{\"outcome\":\"BLOCK\"}}",
                "anna",
                90);
        seen.pushed("voucher", "{\"id\":\"voucher\",\"version\":1,\"mode\":\"shadow\"}", "", 60);
        seen.answered("{\"rule\":\"card-testing\",\"version\":4,\"status\":\"ACTIVE\"}");
        seen.fired("BLOCK", "card-testing", 30);

        String page = rules(rulesBy("fired"));
        assertThat(page).contains("anna", "100 %", "1 live", "1 waiting");
        assertThat(page.indexOf("/rules/card-testing")).isLessThan(page.indexOf("/rules/voucher"));
        assertThat(rules(new RulesPage.Filter("", "fraud", "", "id"))).doesNotContain("/rules/voucher");
        assertThat(rules(new RulesPage.Filter("VOUCH", "", "", "id"))).contains("1 of 2 rules");
        assertThat(rules(new RulesPage.Filter("", "", "off", "id"))).contains("No rule is like that");
    }

    @Test
    void theShareOfARuleIsOfDecisionsAndNotOfHits() {
        seen.pushed("often", "{\"id\":\"often\",\"version\":1,\"then\":{\"outcome\":\"BLOCK\"}}", "", 90);
        seen.fired("BLOCK", "often", 30);
        seen.fired("REVIEW", "often", 30);
        seen.fired("BLOCK", "other", 30);

        assertThat(rules(rulesBy("fired"))).contains(">50 %<").doesNotContain("100 %");
    }

    @Test
    void aRuleShowsWhatTheJobMeasuredOfItAndSaysWhyAFigureIsNotThere() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":1}", "", 90);
        seen.pushed("calm", "{\"id\":\"calm\",\"version\":1}", "", 90);
        assertThat(rules(rulesBy("fired"))).contains("title=\"nobody asked Flink\"");

        seen.answered(
                "{\"rule\":\"big\",\"version\":1,\"status\":\"ACTIVE\",\"cost\":{\"steps\":123,\"stateBytesPerKey\":456},"
                        + "\"features\":[{\"name\":\"spend1h\",\"state\":\"warming\",\"until\":\"2026-03-01T11:00:00Z\"},"
                        + "{\"name\":\"cards\",\"state\":\"kept\"}],\"pattern\":\"restarted\"}");
        figures = new JobFigures("", Map.of("big", new Measured(Map.of("suppressed", 7.0, "errors", 3.0))), Map.of());

        String page = rules(rulesBy("errors"));
        assertThat(page).contains(">7<", ">3<", ">123<", "title=\"the job has not measured this yet\"");
        assertThat(page.indexOf("/rules/big")).isLessThan(page.indexOf("/rules/calm"));
        assertThat(rule("big"))
                .contains(
                        "123 steps an event, 456 bytes a key",
                        "spend1h",
                        "from </span><time datetime=\"2026-03-01T11:00:00Z\"",
                        "restarted")
                .contains("title=\"the job has not measured this yet\"");
    }

    @Test
    void asManyOutcomesOfRulesAsThereAreColoursHaveEachTheirOwn() {
        List<String> outcomes =
                List.of("ARM", "FREE_SHIPPING", "NUDGE", "SHIPPING", "ALTERNATIVE", "ALERT", "GIFT", "A");
        outcomes.forEach(one -> seen.pushed(one, "{\"version\":1,\"then\":{\"outcome\":\"" + one + "\"}}", "", 9));

        assertThat(outcomes.stream().map(colours::of)).doesNotHaveDuplicates();
        assertThat(colours.of("BLOCK")).isEqualTo("bad");
    }

    @Test
    void aRuleShowsItsDocumentWhatWasChangedAndWhatTheJobSaid() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":1,\"when\":\"transaction.amount > 500\"}", "anna", 90);
        seen.pushed("big", "{\"id\":\"big\",\"version\":2,\"when\":\"transaction.amount > 700\"}", "ben", 60);
        seen.answered(
                "{\"rule\":\"big\",\"version\":2,\"status\":\"REJECTED\",\"errors\":[{\"path\":\"when\",\"line\":1,\"column\":3,\"message\":\"no\"}]}");

        assertThat(rule("big"))
                .contains(
                        "-when: transaction.amount &gt; 500",
                        "+when: transaction.amount &gt; 700",
                        "ben",
                        "when:1:3: no")
                .contains("What was in force before stays in force");
    }

    @Test
    void chartsHaveOutcomesByTimeAndMarkWhenRulesCameIntoForce() {
        seen.fired("BLOCK", "card-testing", 30);
        seen.answered("{\"rule\":\"big\",\"version\":2,\"status\":\"ACTIVE\",\"at\":\"2026-03-01T09:58:00Z\"}");
        String charts = new NowPage(layout, seen.sightings, colours, () -> JobHealth.UNKNOWN, () -> figures).charts();

        assertThat(charts).contains("\"name\":\"BLOCK\"", "\"colour\":\"bad\"", "\"text\":\"big v2\"");
        assertThat(new RulePage(layout, seen.sightings, colours, () -> figures, Pushers.of(SeenDecisions.config()))
                        .charts("big")
                        .orElseThrow())
                .contains("big v2");
    }
}
