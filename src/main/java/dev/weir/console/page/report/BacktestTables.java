package dev.weir.console.page.report;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Pieces;
import dev.weir.console.report.Report;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a backtest came to, rule by rule, and what differs between two. */
final class BacktestTables {
    private static final int MOST_RULES = 500;
    private static final int MOST_WARNINGS = 50;
    private static final int DAY = 10;

    /** Shows one. */
    DomContent of(JsonNode result) {
        return div(
                notes(result),
                facts(result),
                section(
                                h2("Rules"),
                                table(
                                        thead(tr(
                                                th("Rule"),
                                                th("Outcome"),
                                                th("Hits").withClass("n"),
                                                th("A day").withClass("n"),
                                                th("Amount").withClass("n"),
                                                th("Precision").withClass("n"),
                                                th("Recall").withClass("n"),
                                                th("Only it").withClass("n").withTitle("hits that no other rule has"))),
                                        tbody(each(nodes(result.path("rules")), BacktestTables::rule))))
                        .withClass("card scroll"),
                iff(!result.path("models").isEmpty(), models(result.path("models"))));
    }

    private static DomContent notes(JsonNode result) {
        return iff(
                !result.path("warnings").isEmpty(),
                div(each(
                                nodes(result.path("warnings")).stream()
                                        .limit(MOST_WARNINGS)
                                        .toList(),
                                one -> p(Pieces.said(one.asText()))))
                        .withClass("notice"));
    }

    private static DomContent facts(JsonNode result) {
        JsonNode all = result.path("all");
        JsonNode labels = result.path("labels");
        return dl(
                        fact("Period", period(result)),
                        fact("Events", Figures.count(result.path("events").asLong())),
                        fact(
                                "Payments",
                                Figures.count(result.path("transactions").asLong())),
                        fact("Hits", Figures.count(all.path("hits").asLong())),
                        fact("Alerts a day", number(all.path("alertsPerDay"))),
                        fact("Precision", rate(all.path("precision"))),
                        fact("Recall", rate(all.path("recall"))),
                        iff(
                                labels.isObject(),
                                fact(
                                        "Labels",
                                        Figures.count(labels.path("matched").asLong()) + " of payments, "
                                                + Figures.count(
                                                        labels.path("frauds").asLong()) + " of them fraud")))
                .withClass("facts card");
    }

    private static DomContent fact(String name, String value) {
        return div(dt(name), dd(Pieces.said(value)));
    }

    private static DomContent rule(JsonNode rule) {
        JsonNode measures = rule.path("measures");
        return tr(
                td(
                        Pieces.rule(rule.path("id").asText()),
                        span(" v" + rule.path("version").asLong()).withClass("soft"),
                        span(Pieces.said(" " + rule.path("mode").asText())).withClass("soft")),
                td(Pieces.said(rule.path("outcome").asText())),
                td(Figures.count(measures.path("hits").asLong())).withClass("n"),
                td(number(measures.path("alertsPerDay"))).withClass("n"),
                td(number(measures.path("amountHit"))).withClass("n"),
                td(rate(measures.path("precision"))).withClass("n"),
                td(rate(measures.path("recall"))).withClass("n"),
                td(Figures.count(rule.path("marginal").path("hits").asLong())).withClass("n"));
    }

    private static DomContent models(JsonNode models) {
        return section(
                        h2("Models"),
                        table(
                                thead(tr(
                                        th("Model"),
                                        th("Version"),
                                        th("AUC").withClass("n"),
                                        th("Average precision").withClass("n"))),
                                tbody(each(
                                        nodes(models),
                                        one -> tr(
                                                td(
                                                        Pieces.said(one.path("model")
                                                                .asText()),
                                                        span(one.path("challenger")
                                                                                .asBoolean()
                                                                        ? " challenger"
                                                                        : "")
                                                                .withClass("soft")),
                                                td(Pieces.said("v"
                                                        + one.path("latestVersion")
                                                                .asText())),
                                                td(number(one.path("all").path("auc")))
                                                        .withClass("n"),
                                                td(number(one.path("all").path("averagePrecision")))
                                                        .withClass("n"))))))
                .withClass("card scroll");
    }

    /** Shows what differs between two, rule by rule. */
    DomContent compared(Report before, Report after) {
        JsonNode one = before.result();
        JsonNode other = after.result();
        Set<String> ids = new TreeSet<>();
        nodes(one.path("rules")).forEach(rule -> ids.add(rule.path("id").asText()));
        nodes(other.path("rules")).forEach(rule -> ids.add(rule.path("id").asText()));
        List<DomContent> lines = new ArrayList<>();
        lines.add(difference(span("all together"), one.path("all"), other.path("all")));
        ids.stream()
                .limit(MOST_RULES)
                .forEach(id -> lines.add(difference(Pieces.rule(id), measures(one, id), measures(other, id))));
        boolean isSamePeriod =
                one.path("from").equals(other.path("from")) && one.path("to").equals(other.path("to"));
        return div(
                iff(
                        !isSamePeriod,
                        p("They are about different periods: " + period(one) + ", and " + period(other) + ".")
                                .withClass("notice")),
                section(table(
                                thead(tr(
                                        th("Rule"),
                                        th("Hits before").withClass("n"),
                                        th("after").withClass("n"),
                                        th("differ by").withClass("n"),
                                        th("Precision before").withClass("n"),
                                        th("after").withClass("n"),
                                        th("Recall before").withClass("n"),
                                        th("after").withClass("n"))),
                                tbody(each(lines, line -> line))))
                        .withClass("card scroll"));
    }

    private static JsonNode measures(JsonNode result, String id) {
        return nodes(result.path("rules")).stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .map(rule -> rule.path("measures"))
                .orElse(result.path("no rule"));
    }

    private static DomContent difference(DomContent name, JsonNode before, JsonNode after) {
        long more = after.path("hits").asLong() - before.path("hits").asLong();
        return tr(
                td(name),
                td(hits(before)).withClass("n"),
                td(hits(after)).withClass("n"),
                td(more == 0 ? "" : String.format(Locale.ROOT, "%+,d", more)).withClass("n"),
                td(rate(before.path("precision"))).withClass("n"),
                td(rate(after.path("precision"))).withClass("n"),
                td(rate(before.path("recall"))).withClass("n"),
                td(rate(after.path("recall"))).withClass("n"));
    }

    private static String hits(JsonNode measures) {
        return measures.has("hits") ? Figures.count(measures.path("hits").asLong()) : "–";
    }

    /** Returns from when to when, by days. */
    static String period(JsonNode result) {
        return day(result.path("from").asText()) + " to "
                + day(result.path("to").asText());
    }

    private static String day(String time) {
        return time.length() < DAY ? time : time.substring(0, DAY);
    }

    /** Returns a rate in percent; a dash if it is not known. */
    static String rate(JsonNode rate) {
        return rate.path("value").isNumber()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * rate.path("value").asDouble())
                : "–";
    }

    private static String number(JsonNode number) {
        if (!number.isNumber()) {
            return "–";
        }
        double value = number.asDouble();
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%,.0f", value);
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .limit(MOST_RULES)
                .toList();
    }
}
