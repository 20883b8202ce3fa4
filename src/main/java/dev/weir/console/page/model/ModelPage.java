package dev.weir.console.page.model;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
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
import dev.weir.console.flink.JobFigures;
import dev.weir.console.page.DocumentLines;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.page.Pushers;
import dev.weir.console.page.RulePage;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.io.record.MeasuredModel;
import dev.weir.rules.model.ModelIds;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A model: its document, inputs, figures, and what became of its versions. */
public final class ModelPage {
    private final Layout layout;
    private final SeenSoFar seen;
    private final Supplier<JobFigures> figures;

    /** Creates the page; {@code figures} are what the job measures. */
    public ModelPage(Layout layout, SeenSoFar seen, Supplier<JobFigures> figures) {
        this.layout = layout;
        this.seen = seen;
        this.figures = figures;
    }

    /** Returns the page; empty if the topics have no model with this key. */
    public Optional<String> html(String key) {
        return seen.ruleOf(ModelIds.ofKey(key))
                .filter(model -> !model.pushed().isEmpty())
                .map(model -> page(key, model));
    }

    private String page(String key, RuleSighting model) {
        PushedVersion shown = model.shown();
        JsonNode document = shown.json();
        ModelFigures now = new ModelFigures(key, figures.get());
        return layout.page(
                "Models",
                key,
                span(Pieces.standing(model.latest().isPresent() ? model.standing() : "removed"))
                        .withClass("verdict"),
                seen.reading(),
                p(Pieces.said(shown.description())).withClass("lead"),
                RulePage.trouble(model),
                facts(key, shown, now),
                div(
                                section(h2("Inputs"), inputs(document, now)).withClass("card scroll"),
                                section(
                                                h2("Over time ")
                                                        .with(span("as the job measured it when it wrote a version")
                                                                .withClass("soft")),
                                                measured(model))
                                        .withClass("card"))
                        .withClass("grid two"),
                div(
                                section(h2("Document"), DocumentLines.document(shown))
                                        .withClass("card"),
                                div(
                                        section(h2("History"), RulePage.history(model, Pushers.NAMES))
                                                .withClass("card"),
                                        section(h2("Answers of the job"), RulePage.answers(model))
                                                .withClass("card")))
                        .withClass("grid two"));
    }

    private DomContent facts(String key, PushedVersion shown, ModelFigures now) {
        return dl(
                        fact("Version", span("v" + shown.version())),
                        fact("Kind", Pieces.said(shown.kind())),
                        fact(
                                "Pushed",
                                Pieces.day(shown.atMillis()),
                                span(Pieces.said(shown.by().isEmpty() ? "" : " by " + shown.by()))),
                        fact("Asked", now.count("asked")),
                        fact("Without a score", now.count("absent")),
                        fact("Failed or slow", now.failures()),
                        fact("Score, median and p95", now.scores()),
                        fact("AUC", now.decimal(now.ofScores("auc"))),
                        fact("Average precision", now.decimal(now.ofScores("averagePrecision"))),
                        fact("Calibration error", now.decimal("calibrationError")),
                        fact("Asked by", rules(ModelIds.modelOf(ModelIds.ofKey(key)))))
                .withClass("facts card");
    }

    private static DomContent fact(String name, DomContent... value) {
        return div(dt(name), dd(value));
    }

    /** Returns the rules whose latest version asks it. */
    private DomContent rules(String model) {
        List<String> asking = seen.rules().stream()
                .filter(RuleSighting::isRule)
                .filter(rule -> rule.latest()
                        .filter(version -> version.text().replace("\\\"", "\"").contains("score(\"" + model + "\")"))
                        .isPresent())
                .map(RuleSighting::id)
                .toList();
        return iffElse(
                asking.isEmpty(),
                span("no rule").withClass("soft"),
                span(each(asking, rule -> span(Pieces.rule(rule), span(" ")))));
    }

    private static DomContent inputs(JsonNode document, ModelFigures now) {
        List<Map.Entry<String, JsonNode>> inputs =
                List.copyOf(document.path("inputs").properties());
        boolean isWeighted = document.path("weights").isObject();
        return iffElse(
                inputs.isEmpty(),
                p("It has none.").withClass("empty"),
                table(
                        thead(tr(
                                th("Input"),
                                th("Expression"),
                                iff(isWeighted, th("Weight").withClass("n")),
                                th("Drift").withClass("n").withTitle("population stability index"),
                                th("Absent").withClass("n").withTitle("share of the examples of late"))),
                        tbody(each(
                                inputs,
                                one -> tr(
                                        td(code(Pieces.said(one.getKey()))).withClass("input"),
                                        td(code(Pieces.said(one.getValue().asText())))
                                                .withClass("soft"),
                                        iff(
                                                isWeighted,
                                                td(weight(document.path("weights")
                                                                .path(one.getKey())))
                                                        .withClass("n")),
                                        td(now.ofInput(one.getKey(), "psi")).withClass("n"),
                                        td(now.ofInput(one.getKey(), "absent")).withClass("n"))))));
    }

    private static DomContent weight(JsonNode weight) {
        return weight.isNumber()
                ? span(String.format(Locale.ROOT, "%.4g", weight.asDouble())).withTitle(weight.asText())
                : Pieces.said(weight.asText());
    }

    /** Returns what each version says about those before it. */
    private static DomContent measured(RuleSighting model) {
        List<PushedVersion> versions = new ArrayList<>(model.pushed());
        Collections.reverse(versions);
        List<DomContent> rows = new ArrayList<>();
        for (PushedVersion version : versions) {
            MeasuredModel.of(version.json())
                    .ifPresent(measured -> rows.add(tr(
                            td(Pieces.day(version.atMillis())),
                            td("v" + version.version()),
                            td(ModelFigures.shown(measured.auc())).withClass("n"),
                            td(measured.liveAuc().isPresent()
                                            ? span(ModelFigures.shown(
                                                    measured.liveAuc().getAsDouble()))
                                            : Pieces.absent("the live version said nothing about these labels"))
                                    .withClass("n"),
                            td(Figures.count(measured.labels())).withClass("n"))));
        }
        return iffElse(
                rows.isEmpty(),
                p("No version that the topic has says how good those before it were.")
                        .withClass("empty"),
                table(
                        thead(tr(
                                th("When"),
                                th("Version"),
                                th("AUC in shadow").withClass("n"),
                                th("AUC live").withClass("n"),
                                th("Labels").withClass("n"))),
                        tbody(each(rows, one -> one))));
    }
}
