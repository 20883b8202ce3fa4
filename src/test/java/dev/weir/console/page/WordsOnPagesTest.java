package dev.weir.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.flink.Measured;
import dev.weir.console.page.edit.RuleButtons;
import dev.weir.console.page.letter.LettersPage;
import dev.weir.console.seen.ListSeen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers, their units and nouns, times, and what stands where there is nothing. */
final class WordsOnPagesTest {
    private final SeenDecisions seen = new SeenDecisions();
    private final OutcomeColours colours = OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes);
    private final Layout layout = new Layout("v");
    private JobFigures figures = JobFigures.unknown("nobody asked Flink");

    private String now() {
        return new NowPage(layout, seen.sightings, colours, () -> JobHealth.UNKNOWN, () -> figures).html();
    }

    private String rules() {
        return new RulesPage(layout, seen.sightings, colours, () -> figures)
                .html(new RulesPage.Filter("", "", "", "fired"), RuleButtons.NONE);
    }

    private String rule(String id) {
        return new RulePage(layout, seen.sightings, colours, () -> figures, Pushers.of(SeenDecisions.config()))
                .html(id, RuleButtons.NONE, RuleButtons.NONE)
                .orElseThrow();
    }

    private String decision(String id) {
        WhyPage why = new WhyPage(layout, seen.sightings, Optional.empty());
        return new DecisionPage(layout, seen.sightings, colours, why).html(id).orElseThrow();
    }

    private void decided(String id, String more) {
        String json = "{\"decisionId\":\"d-" + id + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"" + id
                + "\"},\"subject\":\"c-1\",\"eventTime\":\"2026-03-01T09:59:0" + id
                + "Z\",\"decidedAt\":\"2026-03-01T09:59:30Z\",\"outcome\":\"BLOCK\",\"score\":1" + more + "}";
        seen.sightings.addDecision(json.getBytes(StandardCharsets.UTF_8), true);
    }

    @Test
    void ofOneThingThereIsNoPlural() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":1}", "", 90);
        seen.sightings.addList(new ListSeen("blocked-ips", 1, List.of("203.0.113.7"), 0, 5, "anna", false));

        assertThat(rules()).contains(">1 rule<").doesNotContain("1 rules");
        assertThat(new ListsPage(layout, seen.sightings).html()).contains("1 list or table");
        assertThat(List.of(Figures.count(1, "event"), Figures.count(0, "event"), Figures.count(1_200, "event")))
                .containsExactly("1 event", "0 events", "1,200 events");
    }

    @Test
    void timesInTextsBecomeThoseOfTheReaderAndAllElseStays() {
        assertThat(Pieces.told("since 2026-03-01T09:00:00.5Z, not 2026-13-41T09:00:00Z <b>")
                        .render())
                .isEqualTo(
                        "since <time datetime=\"2026-03-01T09:00:00.500Z\" data-show=\"day\">2026-03-01 09:00:00</time>,"
                                + " not 2026-13-41T09:00:00Z &lt;b&gt;");
        String letters = new LettersPage(layout, seen.sightings).html("", Optional.empty());
        assertThat(List.of(now(), letters))
                .allSatisfy(
                        page -> assertThat(page).contains("since </span><time").doesNotContain(" UTC"));
    }

    @Test
    void whatWasWarmingIsWholeOnceItsTimeHasCome() {
        for (String until : new String[] {"2026-03-01T09:59:00Z", "2026-03-01T10:00:00Z", "2026-03-01T10:00:01Z"}) {
            seen.pushed("big", "{\"id\":\"big\",\"version\":1}", "", 90);
            seen.answered("{\"rule\":\"big\",\"version\":1,\"status\":\"ACTIVE\",\"features\":[{\"name\":\"spend1h\","
                    + "\"state\":\"warming\",\"until\":\"" + until + "\"}]}");
            boolean isWarming = until.endsWith("1Z");
            assertThat(rule("big").contains(">warming<")).as(until).isEqualTo(isWarming);
            assertThat(rule("big").contains("covers its whole window since "))
                    .as(until)
                    .isNotEqualTo(isWarming);
        }
    }

    @Test
    void aCountOfNothingIsZeroAndOnlyWhatIsNotKnownIsADash() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":1,\"then\":{\"outcome\":\"REVIEW\"}}", "", 90);
        figures = new JobFigures("", Map.of("big", new Measured(Map.of("suppressed", 0.0, "errors", 2.0))), Map.of());

        assertThat(rules())
                .contains("<td class=\"n\">0</td>", "title=\"no decision of the last hour has its outcome\"")
                .doesNotContain("<td class=\"n\">–</td>");
    }

    @Test
    void whatARuleCostsHasUnitsThatOneCanRead() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":1}", "", 90);
        seen.answered("{\"rule\":\"big\",\"version\":1,\"status\":\"ACTIVE\","
                + "\"cost\":{\"steps\":1,\"stateBytesPerKey\":9000000}}");

        assertThat(rule("big")).contains("1 step an event, 9.0 MB a key");
        assertThat(List.of(Figures.bytes(1), Figures.bytes(9_999), Figures.bytes(10_000), Figures.bytes(1_000_000)))
                .containsExactly("1 byte", "9,999 bytes", "10 kB", "1.0 MB");
    }

    @Test
    void nowHasTheErrorsOfRulesAndTheChannelsOfOutcomes() {
        decided("1", "");
        assertThat(now()).contains("title=\"nobody asked Flink\"").doesNotContain("Channel");

        decided("2", ",\"channels\":{\"offers\":{\"outcome\":\"NUDGE\"}}");
        figures = new JobFigures(
                "",
                Map.of("a", new Measured(Map.of("errors", 2.0)), "b", new Measured(Map.of("errors", 1.0))),
                Map.of());
        assertThat(now())
                .contains("Channel", "<td class=\"soft\">offers</td>", "<td class=\"soft\">risk</td>")
                .contains("<dt>Errors</dt><dd><span class=\"value\"><span>3</span></span>");
    }

    @Test
    void theEventsOfAMatchHaveTheirTimesAndOwnDecisionsWhereTheseAreKept() {
        decided("1", "");
        decided(
                "2",
                ",\"reasons\":[{\"rule\":\"big\",\"version\":1,\"outcome\":\"BLOCK\",\"score\":1,"
                        + "\"matched\":{\"probe\":[\"0\",\"1\"],\"hit\":[\"2\"]},\"features\":{\"spend\":7},"
                        + "\"params\":{\"spend\":7,\"hold\":\"24h\"}}],\"considered\":[{\"rule\":\"nudge\",\"outcome\":\"NUDGE\","
                        + "\"why\":\"waits until 2026-03-01T12:00:00Z\"}]");

        assertThat(decision("d-2"))
                .contains("<a href=\"/decisions/d-1\"><code>1</code></a><time datetime=\"2026-03-01T09:59:01Z\"")
                .contains("<code class=\"this\">2</code><time datetime=\"2026-03-01T09:59:02Z\"")
                .contains("<span class=\"matched\"><code>0</code></span>")
                .contains("waits until <time", "hold")
                .containsOnlyOnce("<th><code>spend</code></th>");
    }

    @Test
    void whereNoDecisionIsLikeThatThePageSaysSo() {
        decided("1", "");
        assertThat(new DecisionsPage(layout, seen.sightings, colours)
                        .html(new DecisionsPage.Filter("all", "", "", "nobody")))
                .contains("None that is kept here is like that.");
    }
}
