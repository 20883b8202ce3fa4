package dev.weir.console.page.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.report.BacktestReports;
import dev.weir.console.report.Report;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The reports of backtests in a folder: one beside the other, one by itself, or two compared. */
public final class BacktestsPage {
    private final Layout layout;
    private final SeenSoFar seen;
    private final Optional<BacktestReports> reports;

    /** Creates the page; without reports it says how to have them. */
    public BacktestsPage(Layout layout, SeenSoFar seen, Optional<BacktestReports> reports) {
        this.layout = layout;
        this.seen = seen;
        this.reports = reports;
    }

    /** Returns the page with the latest reports. */
    public String html() throws IOException {
        List<Report> latest = reports.isPresent() ? reports.get().latest() : List.of();
        return page(
                "Backtests",
                reports.isEmpty()
                        ? div(
                                        p("The console was not told where reports are."),
                                        p(code("weir console --backtests DIR")),
                                        p(code("weir backtest rules --events events --report DIR/monday.html")))
                                .withClass("card empty")
                        : div(iff(latest.size() > 1, choice(latest, "", "")), list(latest)));
    }

    /** Returns a report; empty if there is none with this name. */
    public Optional<String> html(String name) throws IOException {
        return named(name)
                .map(report -> page(
                        report.name(), report.isGood() ? new BacktestTables().of(report.result()) : trouble(report)));
    }

    /** Returns two reports side by side; empty if there is none with one of these names. */
    public Optional<String> compared(String one, String other) throws IOException {
        Optional<Report> first = named(one);
        Optional<Report> second = named(other);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        List<Report> bad = List.of(first.get(), second.get()).stream()
                .filter(report -> !report.isGood())
                .toList();
        return Optional.of(page(
                "Two backtests",
                choice(reports.orElseThrow().latest(), one, other),
                bad.isEmpty()
                        ? new BacktestTables().compared(first.get(), second.get())
                        : div(each(bad, BacktestsPage::trouble))));
    }

    private Optional<Report> named(String name) throws IOException {
        return reports.isPresent() ? reports.get().named(name) : Optional.empty();
    }

    private String page(String title, DomContent... content) {
        return layout.page("Backtests", title, span(), seen.reading(), content);
    }

    private static DomContent trouble(Report report) {
        return p(code(Pieces.said(report.name())), Pieces.said(" " + report.trouble()))
                .withClass("card empty");
    }

    private static DomContent choice(List<Report> reports, String one, String other) {
        return form(
                        label(span("Before"), names("one", reports, one)),
                        label(span("After"), names("other", reports, other)),
                        button("Compare").withClass("button"))
                .withClass("controls")
                .withMethod("get")
                .withAction("/backtests/compare");
    }

    private static DomContent names(String field, List<Report> reports, String chosen) {
        return select(each(
                        reports.stream().filter(Report::isGood).toList(),
                        report -> option(Pieces.said(report.name()))
                                .withValue(report.name())
                                .withCondSelected(report.name().equals(chosen))))
                .withName(field);
    }

    private DomContent list(List<Report> latest) {
        return iffElse(
                latest.isEmpty(),
                p(
                                Pieces.said("There is no report in "
                                        + reports.map(one -> one.folder().toString())
                                                .orElse("") + " yet: "),
                                code("weir backtest rules --events events --report FILE.html"))
                        .withClass("card empty"),
                div(table(
                                thead(tr(
                                        th("Report"),
                                        th("Written").withClass("n"),
                                        th("Period"),
                                        th("Events").withClass("n"),
                                        th("Rules").withClass("n"),
                                        th("Hits").withClass("n"),
                                        th("Precision").withClass("n"),
                                        th("Recall").withClass("n"))),
                                tbody(each(latest, BacktestsPage::line))))
                        .withClass("scroll card"));
    }

    private static DomContent line(Report report) {
        if (!report.isGood()) {
            return tr(
                    td(code(Pieces.said(report.name()))),
                    td(Pieces.day(report.atMillis())).withClass("n"),
                    td(report.trouble()).withClass("soft").attr("colspan", 6));
        }
        var all = report.result().path("all");
        return tr(
                td(a(Pieces.said(report.name())).withHref("/backtests/" + Pieces.path(report.name()))),
                td(Pieces.day(report.atMillis())).withClass("n"),
                td(BacktestTables.period(report.result())),
                td(Figures.count(report.result().path("events").asLong())).withClass("n"),
                td(Figures.count(report.result().path("rules").size())).withClass("n"),
                td(Figures.count(all.path("hits").asLong())).withClass("n"),
                td(BacktestTables.rate(all.path("precision"))).withClass("n"),
                td(BacktestTables.rate(all.path("recall"))).withClass("n"));
    }
}
