package dev.weir.console.page.key;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.page.Figures;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.page.Pieces;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.question.KeyAnswered.EventTaken;
import dev.weir.console.question.KeyAnswered.FeatureValue;
import dev.weir.console.question.KeyAnswered.MatchSoFar;
import dev.weir.console.question.KeyAnswered.RuleResting;
import j2html.tags.DomContent;
import java.util.List;

/** What is known of a key, part by part. */
final class KnownParts {
    private static final int MOST_LINES = 200;
    private static final int MOST_MATCHES = 50;
    private static final int MOST_TAKEN = 20;

    private final OutcomeColours colours;

    KnownParts(OutcomeColours colours) {
        this.colours = colours;
    }

    DomContent of(KeyAnswered known) {
        return div(
                p(
                                span(Figures.count(known.events(), "event") + " since "),
                                Pieces.day(known.sinceMillis()),
                                iff(
                                        !known.lists().isEmpty(),
                                        span(
                                                span("; on the lists "),
                                                each(
                                                        known.lists(),
                                                        list -> span(
                                                                a(code(Pieces.said(list)))
                                                                        .withHref("/lists"),
                                                                span(" "))))))
                        .withClass("lead"),
                features(known.features()),
                matches(known.matches()),
                resting(known.resting()),
                rows(known.rows()),
                new TimeLine(colours, known).part(),
                section(each(known.notes(), note -> p(Pieces.said(note)).withClass("soft")))
                        .withClass("notes"));
    }

    private static DomContent features(List<FeatureValue> features) {
        return iff(
                !features.isEmpty(),
                section(
                                h2("Features"),
                                table(
                                                thead(tr(
                                                        th("Feature"),
                                                        th("Rule"),
                                                        th("Value").withClass("n"),
                                                        th("Events")
                                                                .withClass("n")
                                                                .withTitle(
                                                                        "in its window; or the entries kept in their place"),
                                                        th("Window").withClass("n"))),
                                                tbody(each(
                                                        features.stream()
                                                                .limit(MOST_LINES)
                                                                .toList(),
                                                        one -> tr(
                                                                td(code(Pieces.said(one.name()))),
                                                                td(Pieces.rule(one.rule())),
                                                                td(code(Pieces.said(one.value())))
                                                                        .withClass("n"),
                                                                td(Pieces.said(one.held()))
                                                                        .withClass("n")
                                                                        .attr("data-name", "events"),
                                                                td(Pieces.said(one.window()))
                                                                        .withClass("n")
                                                                        .attr("data-name", "window")))))
                                        .withClass("features"),
                                more(features.size(), MOST_LINES))
                        .withClass("scroll card"));
    }

    private static DomContent more(int count, int most) {
        return iff(
                count > most, p("and " + Figures.count(count - most) + " more").withClass("soft foot"));
    }

    private static DomContent matches(List<MatchSoFar> matches) {
        return iff(
                !matches.isEmpty(),
                section(
                                h2("Open matches"),
                                div(each(matches.stream().limit(MOST_MATCHES).toList(), KnownParts::match))
                                        .withClass("reasons"),
                                more(matches.size(), MOST_MATCHES))
                        .withClass("card"));
    }

    private static DomContent match(MatchSoFar match) {
        List<EventTaken> shown = match.taken().stream().limit(MOST_TAKEN).toList();
        return div(
                p(Pieces.rule(match.rule())),
                ol(each(
                                shown,
                                one -> li(
                                        span(Pieces.said(one.stage())).withClass("stage"),
                                        code(Pieces.said(one.event().id())),
                                        Pieces.day(one.event().atMillis()))))
                        .withClass("stages"),
                more(match.taken().size(), MOST_TAKEN),
                iff(!match.waitsFor().isEmpty(), p(span("waits for ").withClass("soft"), named(match.waitsFor()))),
                iff(
                        match.untilMillis() > 0,
                        p(
                                span(match.completedByTime() ? "complete at " : "open until ")
                                        .withClass("soft"),
                                Pieces.day(match.untilMillis()))),
                iff(!match.unless().isEmpty(), p(span("unless ").withClass("soft"), named(match.unless()))));
    }

    private static DomContent named(List<String> stages) {
        return code(Pieces.said(String.join(" or ", stages)));
    }

    private static DomContent resting(List<RuleResting> resting) {
        return iff(
                !resting.isEmpty(),
                section(
                                h2("Rules that rest, and what caps count"),
                                table(
                                        thead(tr(
                                                th("Rule"),
                                                th("Fired"),
                                                th("On"),
                                                th("Rests until"),
                                                th("Counted").withClass("n"))),
                                        tbody(each(resting, KnownParts::rests))))
                        .withClass("scroll card"));
    }

    private static DomContent rests(RuleResting one) {
        return tr(
                td(Pieces.rule(one.rule())),
                td(Pieces.day(one.atMillis())),
                td(Pieces.said(one.trigger())),
                td(one.untilMillis() == 0 ? span("–") : Pieces.day(one.untilMillis())),
                td(one.cap() == 0 ? "–" : one.counted() + " of " + one.cap()).withClass("n"));
    }

    private static DomContent rows(List<String> rows) {
        return iff(
                !rows.isEmpty(),
                section(
                                h2("Rows of tables"),
                                each(rows.stream().limit(MOST_LINES).toList(), row -> p(code(Pieces.said(row)))),
                                more(rows.size(), MOST_LINES))
                        .withClass("card"));
    }
}
