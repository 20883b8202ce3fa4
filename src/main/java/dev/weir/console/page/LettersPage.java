package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.seen.DeadLetterRow;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records that the job could not read, by reason. */
public final class LettersPage {
    private static final int SHOWN = 50;

    private final Layout layout;
    private final SeenSoFar seen;

    /** Creates the page. */
    public LettersPage(Layout layout, SeenSoFar seen) {
        this.layout = layout;
        this.seen = seen;
    }

    /** Returns the page with the letters of a reason; {@code ""} for all. */
    public String html(String reason) {
        List<DeadLetterRow> letters =
                seen.letters(letter -> reason.isEmpty() || letter.reason().equals(reason), SHOWN);
        List<Map.Entry<String, Integer>> reasons =
                new ArrayList<>(seen.reasons().entrySet());
        reasons.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return layout.page(
                "Dead letters",
                "Dead letters",
                span(Figures.count(seen.letterCount()) + " since "
                                + Figures.clock(seen.reading().sinceMillis()) + " UTC")
                        .withClass("soft"),
                seen.reading(),
                iffElse(
                        reasons.isEmpty(),
                        p("Every record that came could be read.").withClass("card empty"),
                        div(
                                section(
                                                h2("Reasons"),
                                                table(
                                                        thead(tr(
                                                                th("Reason"),
                                                                th("Records").withClass("n"))),
                                                        tbody(each(
                                                                reasons,
                                                                one -> tr(
                                                                        td(a(Pieces.said(one.getKey()))
                                                                                .withHref("/dead-letters?reason="
                                                                                        + Pieces.encoded(
                                                                                                one.getKey()))),
                                                                        td(Figures.count(one.getValue()))
                                                                                .withClass("n"))))),
                                                iff(
                                                        !reason.isEmpty(),
                                                        p(a("All reasons").withHref("/dead-letters"))
                                                                .withClass("more")))
                                        .withClass("card"),
                                section(h2("Latest"), each(letters, LettersPage::letter))
                                        .withClass("card letters"))));
    }

    private static DomContent letter(DeadLetterRow letter) {
        return details(
                summary(
                        Pieces.day(letter.atMillis()),
                        span(" "),
                        code(Pieces.said(letter.source())).withClass("soft"),
                        span(" "),
                        span(Pieces.said(letter.error()))),
                iff(!letter.key().isEmpty(), p(span("key ").withClass("soft"), code(Pieces.said(letter.key())))),
                pre(Pieces.said(letter.value())));
    }
}
