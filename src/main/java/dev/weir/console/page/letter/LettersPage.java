package dev.weir.console.page.letter;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.input;
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

import dev.weir.console.access.Visit;
import dev.weir.console.letter.LetterSending;
import dev.weir.console.page.CardNumbers;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.DeadLetterRow;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that the job could not read, by reason. */
public final class LettersPage {
    /** The field of the form with the place of each letter that is shown, for those who want to send all. */
    public static final String SHOWN = "shown";

    private final Layout layout;
    private final SeenSoFar seen;

    /** Creates the page. */
    public LettersPage(Layout layout, SeenSoFar seen) {
        this.layout = layout;
        this.seen = seen;
    }

    /**
     * Returns the page with the letters of a reason.
     *
     * @param reason {@code ""} for all
     * @param sender who may send them again; empty if the one who looks may not
     */
    public String html(String reason, Optional<Visit> sender) {
        List<DeadLetterRow> letters =
                seen.letters(letter -> reason.isEmpty() || letter.reason().equals(reason), LetterSending.MOST);
        List<Map.Entry<String, Integer>> reasons =
                new ArrayList<>(seen.reasons().entrySet());
        reasons.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return layout.page(
                "Dead letters",
                "Dead letters",
                span(
                                span(Figures.count(seen.letterCount()) + " since "),
                                Pieces.day(seen.reading().sinceMillis()))
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
                                section(
                                                h2("Latest"),
                                                sender.<DomContent>map(visit -> toSend(letters, visit))
                                                        .orElseGet(() -> each(letters, LettersPage::letter)))
                                        .withClass("card letters"))));
    }

    private static DomContent toSend(List<DeadLetterRow> letters, Visit visit) {
        return form(
                        LetterFatesPage.token(visit),
                        div(
                                        button("Send the chosen again …")
                                                .withType("submit")
                                                .withClass("button"),
                                        button(
                                                        letters.size() == 1
                                                                ? "Send it again …"
                                                                : "Send all " + letters.size() + " again …")
                                                .withType("submit")
                                                .withName("all")
                                                .withValue("yes")
                                                .withClass("button"))
                                .withClass("buttons"),
                        p("What the job config can read now is sent to the topic that it is from, once you have seen which"
                                        + " that is.")
                                .withClass("soft"),
                        each(letters, LettersPage::toChoose))
                .withMethod("post")
                .withAction(LetterFatesPage.ADDRESS);
    }

    private static DomContent toChoose(DeadLetterRow letter) {
        String place = letter.place().toString();
        return div(
                        input().withType("checkbox")
                                .withName(LetterFatesPage.LETTER)
                                .withValue(place)
                                .attr("aria-label", CardNumbers.masked("Choose " + letter.source())),
                        input().withType("hidden").withName(SHOWN).withValue(place),
                        letter(letter))
                .withClass("choice");
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
