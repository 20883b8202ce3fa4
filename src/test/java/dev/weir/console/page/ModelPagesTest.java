package dev.weir.console.page;

import static j2html.TagCreator.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.flink.Measured;
import dev.weir.console.page.model.ModelPage;
import dev.weir.console.page.model.ModelsPage;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelPagesTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

    private final SeenDecisions seen = new SeenDecisions();
    private final Layout layout = new Layout("v");
    private JobFigures figures = JobFigures.unknown("nobody asked Flink");

    private String list() {
        return new ModelsPage(layout, seen.sightings, () -> figures).html();
    }

    private String model(String key) {
        return new ModelPage(layout, seen.sightings, () -> figures).html(key).orElseThrow();
    }

    private void push(String key, int version, String measured) {
        seen.pushed(
                "models/" + key,
                "{\"model\":\"card-fraud\",\"version\":" + version
                        + ",\"kind\":\"online\",\"inputs\":{\"amount\":\"transaction.amount\",\"night\":\"true\"},"
                        + "\"weights\":{\"amount\":0.5}" + measured + "}",
                "anna",
                90);
    }

    @Test
    void aModelAndItsChallengerAreListedWithWhatTheJobMeasuresOfEach() {
        push("card-fraud", 3, "");
        push("card-fraud/shadow", 4, "");
        seen.answered("{\"rule\":\"models/card-fraud\",\"version\":3,\"status\":\"ACTIVE\"}");
        figures = new JobFigures(
                "",
                Map.of(),
                Map.of(
                        "card-fraud",
                        new Measured(Map.of(
                                "asked", 1_200.0,
                                "failed", 1.0,
                                "slow", 2.0,
                                "scorePermille_median", 20.0,
                                "scorePermille_p95", 910.0,
                                "auc", 0.931,
                                "shadowAuc", 0.944,
                                "input.amount.psi", 0.31,
                                "input.night.psi", 0.02,
                                "input.night.absent", 0.125)),
                        "card-fraud/shadow",
                        new Measured(Map.of("asked", 77.0))));

        assertThat(list())
                .contains("/models/card-fraud/shadow", "live", "1,200", "0.020 / 0.910", "0.931", "0.944", ">77<")
                .contains(">0.31<", " amount", ">12.5 %<", " night", ">3<")
                .contains("title=\"the job has not measured this yet\"");
        assertThat(model("card-fraud")).contains("transaction.amount", ">0.5000<", ">0.31<", ">0.02<", "v3", "anna");
    }

    @Test
    void theVersionsOfAModelSayHowGoodThoseBeforeWere() {
        push("card-fraud", 3, "");
        push("card-fraud", 4, ",\"measured\":{\"auc\":0.92,\"liveAuc\":0.9,\"labels\":2048}");

        assertThat(model("card-fraud")).contains("0.920", "0.900", "2,048", "+version: 4");
    }

    @Test
    void aModelNamesTheRulesThatAskIt() {
        push("card-fraud", 3, "");
        seen.pushed("risky", "{\"version\":1,\"when\":\"score(\\\"card-fraud\\\") > 0.9\"}", "", 9);
        seen.pushed("other", "{\"version\":1,\"when\":\"score(\\\"other\\\") > 0.9\"}", "", 9);

        assertThat(model("card-fraud")).contains("/rules/risky").doesNotContain("/rules/other");
    }

    @Test
    void whatIsNotMeasuredSaysWhy() {
        push("card-fraud", 3, "");

        assertThat(list()).contains("title=\"nobody asked Flink\"");
        assertThat(new ModelsPage(layout, new SeenDecisions().sightings, () -> figures).html())
                .contains("No model was pushed");
    }

    @Test
    void nothingThatModelsSayIsHtml() {
        seen.pushed(
                "models/" + SCRIPT,
                "{\"version\":1,\"kind\":\"" + SCRIPT + "\",\"description\":\"" + SCRIPT + "\",\"inputs\":{\"" + SCRIPT
                        + "\":\"" + SCRIPT + "\"},\"weights\":{\"" + SCRIPT + "\":\"" + SCRIPT + "\"}}",
                SCRIPT,
                9);
        figures = new JobFigures("", Map.of(), Map.of(SCRIPT, new Measured(Map.of("input." + SCRIPT + ".psi", 0.5))));

        for (String page : new String[] {list(), model(SCRIPT)}) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>", "alert('x')</script>");
        }
    }

    @Test
    void whatTheJobTrainsEachMinuteIsOnThePageOfTheModelAndNoEditOnThePageNow() {
        push("card-fraud", 2, "");
        for (int version = 3; version < 12; version++) {
            seen.answered(trained(version, "ACTIVE"));
        }
        seen.answered(
                "{\"rule\":\"models/card-fraud\",\"version\":12,\"status\":\"ACTIVE\",\"by\":\"anna\",\"signed\":true,"
                        + "\"epoch\":40,\"at\":\"2026-03-01T09:57:00Z\"}");
        seen.answered(trained(13, "REJECTED"));
        seen.answered(
                "{\"rule\":\"models/card-fraud\",\"version\":14,\"status\":\"ACTIVE\",\"by\":\"weir-train\",\"at\":"
                        + "\"2026-03-01T09:55:00Z\"}");
        seen.answered(trained(15, "ACTIVE"));
        OutcomeColours colours = OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes);
        NowPage now = new NowPage(layout, seen.sightings, colours, () -> JobHealth.UNKNOWN, () -> figures);

        assertThat(now.charts())
                .contains("models/card-fraud v12", "models/card-fraud v14")
                .doesNotContain("v11", "v13", "v15", "changes");
        assertThat(now.html())
                .contains(" v12</span>", " by anna", " v13</span>", "weir-train (not signed)")
                .doesNotContain("v11", "v15");
        assertThat(seen.sightings.epoch()).isEqualTo(115);
        assertThat(model("card-fraud")).contains(" v11</span>", " v15</span>", " by the job, which trained it");
    }

    @Test
    void ofAModelOrARuleThatWasTakenAwayIsShownWhatItWas() {
        push("card-fraud", 7, "");
        seen.pushed("models/card-fraud", "", "ben", 10);
        assertThat(model("card-fraud"))
                .contains(">removed<", ">v7<", "transaction.amount", "ben")
                .doesNotContain(">v0<");

        seen.pushed("big", "{\"id\":\"big\",\"version\":3,\"description\":\"what is large\"}", "anna", 90);
        seen.pushed("big", "", "ben", 10);
        OutcomeColours colours = OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes);
        assertThat(new RulePage(layout, seen.sightings, colours, () -> figures, Pushers.of(SeenDecisions.config()))
                        .html("big", span(), span())
                        .orElseThrow())
                .contains(">removed<", ">v3<", "what is large", "ben")
                .doesNotContain(">v0<");
    }

    private static String trained(int version, String status) {
        return "{\"rule\":\"models/card-fraud\",\"version\":" + version + ",\"status\":\"" + status
                + "\",\"by\":\"weir-train\",\"signed\":true,\"epoch\":" + (100 + version) + ",\"at\":\"2026-03-01T09:"
                + (40 + version) + ":00Z\"}";
    }
}
