package dev.weir.console.page.model;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.rules.model.ModelIds;
import j2html.tags.DomContent;
import java.util.List;
import java.util.function.Supplier;

/** All models and challengers: how they stand, what they say, and how good that is. */
public final class ModelsPage {
    private final Layout layout;
    private final SeenSoFar seen;
    private final Supplier<JobFigures> figures;

    /** Creates the page; {@code figures} are what the job measures. */
    public ModelsPage(Layout layout, SeenSoFar seen, Supplier<JobFigures> figures) {
        this.layout = layout;
        this.seen = seen;
        this.figures = figures;
    }

    /** Returns the page. */
    public String html() {
        List<RuleSighting> models =
                seen.rules().stream().filter(one -> ModelIds.isOne(one.id())).toList();
        JobFigures now = figures.get();
        return layout.page(
                "Models",
                "Models",
                span(counts(models)).withClass("soft"),
                seen.reading(),
                iffElse(
                        models.isEmpty(),
                        div(p("No model was pushed."), p(code("weir models push rules/models --wait")))
                                .withClass("card empty"),
                        div(table(
                                        thead(tr(
                                                th("Model"),
                                                th("Standing"),
                                                th("Kind"),
                                                th("Asked").withClass("n").withTitle("since the job was started"),
                                                th("Score")
                                                        .withClass("n")
                                                        .withTitle("median and 95th percentile of the last minute"),
                                                th("AUC").withClass("n").withTitle("by the labels of late"),
                                                th("AP").withClass("n").withTitle("average precision, likewise"),
                                                th("Drift")
                                                        .withClass("n")
                                                        .withTitle(
                                                                "population stability index of the input that moved most"),
                                                th("Absent")
                                                        .withClass("n")
                                                        .withTitle(
                                                                "share of examples that lack the input that is absent most"),
                                                th("Failed")
                                                        .withClass("n")
                                                        .withTitle("and slow, since the job was started"),
                                                th("Pushed").withClass("n"))),
                                        tbody(each(models, one -> line(one, now)))))
                                .withClass("scroll card")));
    }

    private static String counts(List<RuleSighting> models) {
        long challengers =
                models.stream().filter(one -> ModelIds.isChallenger(one.id())).count();
        return Figures.count(models.size() - challengers, "model") + ", " + Figures.count(challengers, "challenger");
    }

    private DomContent line(RuleSighting model, JobFigures now) {
        String key = ModelIds.keyOf(model.id());
        PushedVersion version = model.latest().orElseThrow();
        ModelFigures figures = new ModelFigures(key, now);
        return tr(
                td(
                                a(Pieces.said(key))
                                        .withHref("/models/" + Pieces.path(key))
                                        .withClass("rule"),
                                p(Pieces.said(version.description())).withClass("soft clip"))
                        .withClass("name"),
                td(
                        Pieces.standing(model.standing()),
                        span(" v" + version.version()).withClass("soft")),
                td(Pieces.said(version.kind())),
                td(figures.count("asked")).withClass("n"),
                td(figures.scores()).withClass("n"),
                td(figures.decimal(figures.ofScores("auc"))).withClass("n"),
                td(figures.decimal(figures.ofScores("averagePrecision"))).withClass("n"),
                td(figures.worst("psi")).withClass("n"),
                td(figures.worst("absent")).withClass("n"),
                td(figures.failures()).withClass("n"),
                td(Pieces.day(version.atMillis()), p(Pieces.said(version.by())).withClass("soft"))
                        .withClass("n when"));
    }
}
