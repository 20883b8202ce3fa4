package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleCount;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.console.seen.StatusSeen;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A rule: its document, its history, and what it did. */
public final class RulePage {
    private static final int SLOTS_A_MINUTE = 12;
    private static final int DECISIONS = 12;

    private final Layout layout;
    private final SeenSoFar sightings;
    private final OutcomeColours colours;
    private final Supplier<JobFigures> figures;
    private final Pushers pushers;

    /** Creates the page. */
    public RulePage(
            Layout layout, SeenSoFar sightings, OutcomeColours colours, Supplier<JobFigures> figures, Pushers pushers) {
        this.pushers = pushers;
        this.figures = figures;
        this.layout = layout;
        this.sightings = sightings;
        this.colours = colours;
    }

    /**
     * Returns the page; empty if the topics have no such rule.
     *
     * @param changes what can be changed about it
     * @param cases its cases
     */
    public Optional<String> html(String id, DomContent changes, DomContent cases) {
        return sightings.ruleOf(id).filter(rule -> !rule.pushed().isEmpty()).map(rule -> page(rule, changes, cases));
    }

    private String page(RuleSighting rule, DomContent changes, DomContent cases) {
        List<DecisionRow> rows = sightings.latest(row -> row.names(rule.id()), DECISIONS);
        PushedVersion shown = rule.shown();
        return layout.page(
                "Rules",
                rule.id(),
                span(Pieces.standing(rule.latest().isPresent() ? rule.standing() : "removed"))
                        .withClass("verdict"),
                sightings.reading(),
                p(Pieces.said(shown.description())).withClass("lead"),
                changes,
                trouble(rule),
                new RuleFacts(colours, sightings.hour(SLOTS_A_MINUTE), figures.get())
                        .of(rule, shown, pushers.by(rule.id(), shown)),
                div(section(
                                        h2("Hits ")
                                                .with(span("a minute, live and in shadow; edits are marked")
                                                        .withClass("soft")),
                                        div().withClass("chart").attr("data-chart", "hits"))
                                .withClass("card"))
                        .withClass("charts one")
                        .attr("data-charts", "/charts/rules/" + Pieces.path(rule.id())),
                div(
                                section(h2("Document"), DocumentLines.document(shown))
                                        .withClass("card"),
                                div(
                                        RuleFacts.features(rule, sightings.nowMillis()),
                                        cases,
                                        section(h2("History"), history(rule, pushers))
                                                .withClass("card"),
                                        section(h2("Answers of the job"), answers(rule))
                                                .withClass("card")))
                        .withClass("grid two"),
                section(
                                h2("Last decisions ")
                                        .with(a("follow")
                                                .withHref("/decisions?show=rules&rule=" + Pieces.encoded(rule.id()))),
                                iffElse(
                                        rows.isEmpty(),
                                        p("None of those that are kept here names it.")
                                                .withClass("empty"),
                                        div(new DecisionTable(colours).table(rows, "rows"))
                                                .withClass("scroll")))
                        .withClass("card"));
    }

    /** Shows what the job said against a rule or a model, if anything. */
    public static DomContent trouble(RuleSighting rule) {
        List<String> errors =
                rule.answer().map(answer -> answer.answer().errors()).orElse(List.of());
        List<String> notes =
                rule.answer().map(answer -> answer.answer().notes()).orElse(List.of());
        return div(
                iff(
                        !errors.isEmpty(),
                        div(
                                        p(
                                                "The job refused the latest version. What was in force before stays in force."),
                                        each(errors, one -> p(code(Pieces.said(one)))))
                                .withClass("notice bad")),
                iff(
                        !notes.isEmpty(),
                        div(each(notes, one -> p(Pieces.said(one)))).withClass("notice")));
    }

    /** Shows the versions of a rule or a model, the latest first, each with what it changed. */
    public static DomContent history(RuleSighting rule, Pushers pushers) {
        List<DomContent> lines = new ArrayList<>();
        List<PushedVersion> pushed = rule.pushed();
        for (int i = pushed.size() - 1; i >= 0; i--) {
            PushedVersion version = pushed.get(i);
            DomContent head = span(
                    Pieces.day(version.atMillis()),
                    span(version.isRemoval() ? " removed" : " v" + version.version()),
                    span(version.isRemoval() ? "" : " " + version.mode()).withClass("soft"),
                    pushers.by(rule.id(), version));
            Optional<PushedVersion> before =
                    i > 0 && !pushed.get(i - 1).isRemoval() ? Optional.of(pushed.get(i - 1)) : Optional.empty();
            boolean isEdit = before.isPresent() && !version.isRemoval();
            lines.add(
                    isEdit
                            ? details(summary(head), DocumentLines.difference(before.orElseThrow(), version))
                                    .condAttr(i == pushed.size() - 1, "open", "")
                            : p(head));
        }
        return div(each(lines, one -> one)).withClass("history");
    }

    /** Shows what the job answered to the latest versions. */
    public static DomContent answers(RuleSighting rule) {
        List<StatusSeen> latest = new ArrayList<>(rule.answers());
        Collections.reverse(latest);
        return iffElse(
                latest.isEmpty(),
                p("The job has not answered yet.").withClass("empty"),
                ol(each(latest.subList(0, Math.min(DECISIONS, latest.size())), NowPage::change))
                        .withClass("changes"));
    }

    /** Returns what its chart shows; empty if there is no such rule. */
    public Optional<String> charts(String id) {
        return sightings.ruleOf(id).map(rule -> {
            HourTotals minutes = sightings.hour(SLOTS_A_MINUTE);
            String colour = rule.latest().map(PushedVersion::outcomes).orElse(List.of()).stream()
                    .findFirst()
                    .map(colours::of)
                    .orElse("accent");
            ChartJson hits = new ChartJson("bars", "a minute", minutes)
                    .series(
                            "fired",
                            colour,
                            piece -> piece.rules()
                                    .getOrDefault(id, RuleCount.NONE)
                                    .fired())
                    .series(
                            "in shadow",
                            "none",
                            piece -> piece.rules()
                                    .getOrDefault(id, RuleCount.NONE)
                                    .shadow())
                    .marks(rule.answers());
            var all = hits.json().objectNode();
            all.set("hits", hits.json());
            return all.toString();
        });
    }
}
