package dev.weir.console.page.letter;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.access.CsrfTokens;
import dev.weir.console.access.Visit;
import dev.weir.console.letter.LetterFate;
import dev.weir.console.letter.LetterFate.Kind;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.text.Durations;
import j2html.tags.DomContent;
import java.util.List;

/** Dead letters that somebody wants to send again: what would become of each, and what did. */
public final class LetterFatesPage {
    /** Where letters are sent again. */
    public static final String ADDRESS = "/dead-letters/resend";
    /** The field of the form with the place of a letter. */
    public static final String LETTER = "letter";

    private static final String LETTERS = "/dead-letters";
    private static final String NAME = "Send dead letters again";

    private final Layout layout;
    private final SeenSoFar seen;
    private final String horizon;

    /** Creates the page; {@code horizonMillis} is how long the job knows an event by its id. */
    public LetterFatesPage(Layout layout, SeenSoFar seen, long horizonMillis) {
        horizon = Durations.text(horizonMillis);
        this.layout = layout;
        this.seen = seen;
    }

    /** Returns what would become of each, and asks whether to send those that can be read now. */
    public String asking(List<LetterFate> fates, Visit visit) {
        List<LetterFate> readable =
                fates.stream().filter(one -> one.kind() == Kind.READABLE).toList();
        String count = records(readable.size());
        return page(
                iff(
                        readable.isEmpty(),
                        div(p("None of them can be sent again. Why stands beside each; once that is seen to, start the"
                                        + " console with the config of the job as it is then."))
                                .withClass("notice bad")),
                iff(
                        !readable.isEmpty(),
                        div(p(count
                                        + " can be read now. The job decides what it is sent. It knows by its id what came in"
                                        + " the last " + horizon
                                        + "; what was sent again earlier would be decided, and count, a second time."))
                                .withClass("notice")),
                fates(fates),
                iff(
                        !readable.isEmpty(),
                        form(
                                        token(visit),
                                        each(
                                                readable,
                                                one -> chosen(one.letter().toString())),
                                        div(button("Send " + count + " again")
                                                        .withType("submit")
                                                        .withName("agreed")
                                                        .withValue("yes")
                                                        .withClass("button main"))
                                                .withClass("buttons"))
                                .withMethod("post")
                                .withAction(ADDRESS)
                                .attr("data-back", LETTERS)));
    }

    /** Returns what became of each. */
    public String sent(List<LetterFate> fates) {
        int sent = (int) fates.stream().filter(one -> one.kind() == Kind.SENT).count();
        boolean isGood = sent == fates.size();
        return page(
                div(p(
                                sent == 0
                                        ? "None of them was sent again."
                                        : (isGood ? "" : "Not all of them: ") + records(sent) + " sent again."))
                        .withClass("notice answer " + (isGood ? "good" : "bad"))
                        .attr("data-here", LETTERS),
                fates(fates));
    }

    /** Returns a page with nothing but what prevented it. */
    public String trouble(String sentence) {
        return page(div(p(Pieces.said(sentence))).withClass("notice bad"));
    }

    private static String records(int count) {
        return Figures.count(count, "record");
    }

    static DomContent token(Visit visit) {
        return input().withType("hidden").withName(CsrfTokens.FIELD).withValue(visit.token());
    }

    static DomContent chosen(String place) {
        return input().withType("hidden").withName(LETTER).withValue(place);
    }

    private String page(DomContent... content) {
        return layout.page(
                "Dead letters", NAME, a("back to the dead letters").withHref(LETTERS), seen.reading(), content);
    }

    private static DomContent fates(List<LetterFate> fates) {
        return section(div(table(
                                thead(tr(th("Record"), th("Dead letter"), th("What becomes of it"))),
                                tbody(each(
                                        fates,
                                        one -> tr(
                                                td(code(Pieces.said(one.record()))),
                                                td(code(Pieces.said(one.letter().toString())))
                                                        .withClass("soft"),
                                                td(
                                                        span(word(one.kind())).withClass("mark"),
                                                        span(Pieces.said(
                                                                one.said().isEmpty() ? "" : ": " + one.said()))))))))
                        .withClass("scroll"))
                .withClass("card");
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case READABLE -> "can be read now";
            case SENT -> "sent again";
            case STAYS -> "stays";
        };
    }
}
