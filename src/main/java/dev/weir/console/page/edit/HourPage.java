package dev.weir.console.page.edit;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
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

import dev.weir.console.edit.PlayedHour;
import dev.weir.console.page.Figures;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.page.Pieces;
import j2html.tags.DomContent;

/** What a draft would have done in the last hour, beside what is in force. */
public final class HourPage {
    private final OutcomeColours colours;

    /** Creates it with the colours of outcomes. */
    public HourPage(OutcomeColours colours) {
        this.colours = colours;
    }

    /** Returns it. */
    public DomContent part(PlayedHour played) {
        return section(
                        h2("The last hour ")
                                .with(span(
                                                span(Figures.count(played.events(), "event") + " since "),
                                                Pieces.clock(played.fromMillis()))
                                        .withClass("soft")),
                        iff(
                                played.counts().isEmpty(),
                                p("It would not have fired.").withClass("empty")),
                        iff(!played.counts().isEmpty(), counts(played)),
                        iff(!played.hits().isEmpty(), hits(played)),
                        each(played.notes(), note -> p(Pieces.said(note)).withClass("soft foot")))
                .withClass("card");
    }

    private DomContent counts(PlayedHour played) {
        return table(
                thead(tr(
                        th("Outcome"),
                        th("This text").withClass("n"),
                        th("In force").withClass("n"),
                        th("Difference").withClass("n"))),
                tbody(each(
                        played.counts(),
                        one -> tr(
                                td(Pieces.outcome(colours, one.outcome())),
                                td(Figures.count(one.draft())).withClass("n"),
                                td(Figures.count(one.inForce())).withClass("n"),
                                td(signed(one.draft() - one.inForce())).withClass("n")))));
    }

    private static String signed(long difference) {
        return (difference > 0 ? "+" : "") + Figures.count(difference);
    }

    private DomContent hits(PlayedHour played) {
        return div(table(
                        thead(tr(th("When"), th("Event"), th("Subject"), th("Outcome"), th("Which"))),
                        tbody(each(
                                played.hits(),
                                hit -> tr(
                                        td(Pieces.clock(hit.atMillis())),
                                        td(span(Pieces.said(hit.type() + " ")), code(Pieces.said(hit.event()))),
                                        td(Pieces.subject(hit.subject())),
                                        td(Pieces.outcome(colours, hit.outcome())),
                                        td(whose(hit.whose())))))))
                .withClass("scroll");
    }

    private static String whose(String whose) {
        return switch (whose) {
            case "new" -> "only this text";
            case "gone" -> "only in force";
            default -> "both";
        };
    }
}
