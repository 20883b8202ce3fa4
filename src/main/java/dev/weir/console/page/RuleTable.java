package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.page.RulesPage.Filter;
import dev.weir.console.page.RulesPage.Line;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The table of rules: how each stands, what it did in the last hour, and what the running job measured of it. */
final class RuleTable {
    private static final String NO_SUCH_DECISION = "no decision of the last hour has its outcome";

    private final OutcomeColours colours;
    private final HourTotals hour;
    private final Map<String, Integer> outcomes;
    private final JobFigures figures;

    RuleTable(OutcomeColours colours, HourTotals hour, JobFigures figures) {
        this.colours = colours;
        this.hour = hour;
        this.outcomes = hour.outcomes();
        this.figures = figures;
    }

    /** Returns the table, of the first rules of many. */
    DomContent table(Filter filter, List<Line> lines) {
        return TagCreator.table(
                        thead(tr(
                                column("Rule", "id", filter, "", ""),
                                column("Standing", "standing", filter, "", ""),
                                th("Decides"),
                                column("Fired", "fired", filter, "n", "in the last hour"),
                                th("Share").withClass("n").withTitle("of the decisions with its outcome, last hour"),
                                column("Shadow", "shadow", filter, "n", "in the last hour"),
                                column(
                                        "Suppressed",
                                        "suppressed",
                                        filter,
                                        "n",
                                        "by a cooldown or a cap, since the job was started"),
                                column("Errors", "errors", filter, "n", "since the job was started"),
                                column("Cost", "cost", filter, "n", "steps that an event takes at most"),
                                th("Last hour"),
                                column("Pushed", "pushed", filter, "n", ""))),
                        tbody(each(lines.subList(0, Math.min(RulesPage.SHOWN, lines.size())), this::line)))
                .withClass("rules");
    }

    private static DomContent column(String name, String sort, Filter filter, String style, String title) {
        boolean isSorted = filter.sort().equals(sort);
        return th(a(name).withHref(filter.with(sort)))
                .withClass(style)
                .condAttr(!title.isEmpty(), "title", title)
                .condAttr(isSorted, "aria-sort", sort.equals("id") ? "ascending" : "descending");
    }

    private DomContent line(Line line) {
        RuleSighting rule = line.rule();
        PushedVersion version = line.version();
        return tr(
                td(
                                Pieces.rule(rule.id()),
                                p(Pieces.said(version.description())).withClass("soft clip"),
                                each(
                                        version.tags(),
                                        tag -> a(Pieces.said(tag))
                                                .withHref("/rules?sort=fired&tag=" + Pieces.encoded(tag))
                                                .withClass("tag")))
                        .withClass("name"),
                td(
                        Pieces.standing(rule.standing()),
                        span(" v" + version.version()).withClass("soft")),
                td(each(version.outcomes(), one -> Pieces.outcome(colours, one))),
                td(Figures.count(line.count().fired())).withClass("n"),
                td(share(line)).withClass("n soft"),
                td(Figures.count(line.count().shadow())).withClass("n"),
                td(measured(rule.id(), "suppressed", "")).withClass("n"),
                td(measured(rule.id(), "errors", "error")).withClass("n"),
                td(line.steps() > 0
                                ? span(Figures.count(line.steps()))
                                : Pieces.absent("no answer of the job says what it costs"))
                        .withClass("n"),
                td(Sparkline.of(hour.ofRule(rule.id()), "hits a minute over the last hour"))
                        .withClass("spark c-"
                                + (version.outcomes().isEmpty()
                                        ? "none"
                                        : colours.of(version.outcomes().get(0)))),
                td(Pieces.day(version.atMillis()), p(Pieces.said(version.by())).withClass("soft"))
                        .withClass("n when"));
    }

    private DomContent measured(String rule, String name, String style) {
        OptionalDouble value = figures.rule(rule).of(name);
        return value.isEmpty()
                ? Pieces.absent(figures.absent())
                : span(Figures.count(Math.round(value.getAsDouble()))).withClass(value.getAsDouble() > 0 ? style : "");
    }

    /** Returns how many of the decisions with its outcomes have it as a reason. */
    private DomContent share(Line line) {
        if (line.version().outcomes().isEmpty()) {
            return span(); // it gives points, or an outcome that depends on the event
        }
        int having = 0;
        int named = 0;
        for (String outcome : line.version().outcomes()) {
            having += outcomes.getOrDefault(outcome, 0);
            named += line.count().decisions().getOrDefault(outcome, 0);
        }
        return having == 0 ? Pieces.absent(NO_SUCH_DECISION) : span(Figures.percent(named, having));
    }
}
