package dev.weir.console.page.edit;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import dev.weir.console.access.Visit;
import dev.weir.console.edit.Answered;
import dev.weir.console.edit.Planned;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.console.page.CardNumbers;
import dev.weir.console.page.DocumentLines;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.List;

/** A change before it is pushed, with its difference, and what the job answered. */
public final class ChangePage {
    private final Layout layout;
    private final SeenSoFar sightings;

    /** Creates the page. */
    public ChangePage(Layout layout, SeenSoFar sightings) {
        this.layout = layout;
        this.sightings = sightings;
    }

    /**
     * Returns the difference, and asks whether to push it.
     *
     * @param needsTwo whether a change to live waits for a second person
     */
    public String asking(Planned planned, Visit visit, boolean needsTwo) {
        Wish wish = planned.wish();
        String id = wish.draft().id();
        boolean differs = !planned.before().equals(planned.after());
        return layout.page(
                "Rules",
                wish.step().words() + ": " + (id.isEmpty() ? "new rule" : id),
                back(id),
                sightings.reading(),
                iff(
                        !planned.hindrance().isEmpty(),
                        div(p(Pieces.said("Cannot be pushed: " + planned.hindrance() + ".")))
                                .withClass("notice bad")),
                iff(
                        !planned.faults().isEmpty(),
                        div(p("The job would refuse it."), EditPage.faults(planned.faults(), "error"))
                                .withClass("notice bad")),
                each(planned.notes(), note -> p(Pieces.said(note)).withClass("notice")),
                iff(wish.step() == Step.ROLL_BACK, versions(id, wish.to())),
                iff(differs || planned.faults().isEmpty(), difference(planned, differs)),
                confirmation(planned, visit, needsTwo),
                iff(!planned.isPossible(), own(wish)));
    }

    private static DomContent difference(Planned planned, boolean differs) {
        return section(
                        h2(planned.before().isEmpty() ? "The rule" : "The difference"),
                        differs
                                ? DocumentLines.difference(planned.before(), planned.after())
                                : p("The document does not change.").withClass("empty"))
                .withClass("card");
    }

    /** Returns what somebody has typed, so that it is not lost where it was not pushed. */
    private static DomContent own(Wish wish) {
        String text = wish.draft().text();
        return iff(
                !text.isEmpty(),
                details(summary("Your text"), pre(Pieces.said(text))).withClass("card record"));
    }

    private static DomContent back(String id) {
        return id.isEmpty() ? RuleButtons.NONE : a("back to the rule").withHref(page(id));
    }

    private static String page(String id) {
        return id.isEmpty() ? "/rules" : "/rules/" + Pieces.path(id);
    }

    private static DomContent confirmation(Planned planned, Visit visit, boolean needsTwo) {
        Wish wish = planned.wish();
        String step = needsTwo && wish.step() == Step.LIVE
                ? "Propose to make live"
                : wish.step().words();
        boolean isText = !wish.draft().text().isEmpty();
        String words = planned.version() == 0 ? step : step + ", as version " + planned.version();
        return form(
                        hidden(visit, wish.draft(), wish.to()),
                        iff(
                                isText,
                                input().withType("hidden")
                                        .withName("text")
                                        .withValue(wish.draft().text())),
                        div(
                                        iff(
                                                planned.isPossible(),
                                                button(words)
                                                        .withType("submit")
                                                        .withName("agreed")
                                                        .withValue("yes")
                                                        .withClass("button main")),
                                        iff(
                                                isText,
                                                button("Back to the text")
                                                        .withType("submit")
                                                        .withClass("button")
                                                        .withFormaction("/edit")))
                                .withClass("buttons"))
                .withMethod("post")
                .withAction("/change/" + wish.step().path())
                .attr("data-back", page(wish.draft().id()));
    }

    /** Returns the fields by which a form says what it is about. */
    static DomContent hidden(Visit visit, RuleDraft draft, long to) {
        return span(
                EditPage.token(visit),
                input().withType("hidden").withName("id").withValue(draft.id()),
                input().withType("hidden").withName("base").withValue(draft.base()),
                input().withType("hidden").withName("to").withValue(Long.toString(to)));
    }

    /** Returns the choice of a version to go back to. */
    private DomContent versions(String id, long to) {
        List<PushedVersion> pushed = sightings.ruleOf(id).map(RuleSighting::pushed).orElse(List.of()).stream()
                .filter(one -> !one.isRemoval() && one.version() > 0)
                .toList();
        return form(
                        input().withType("hidden").withName("id").withValue(id),
                        label(
                                span("Go back to"),
                                select(
                                                option("what was before").withValue("0"),
                                                each(
                                                        pushed,
                                                        one -> option(CardNumbers.masked("version " + one.version()
                                                                        + ", " + one.mode() + ", "
                                                                        + Figures.day(one.atMillis())
                                                                        + (one.by()
                                                                                        .isEmpty()
                                                                                ? ""
                                                                                : " by " + one.by())))
                                                                .withValue(Long.toString(one.version()))
                                                                .withCondSelected(one.version() == to)))
                                        .withName("to")),
                        button("Show the difference").withType("submit").withClass("button"))
                .withMethod("get")
                .withAction("/change/" + Step.ROLL_BACK.path())
                .withClass("controls");
    }

    /** Returns what the job answered. */
    public String answered(Wish wish, Answered answered) {
        String id = wish.draft().id();
        String pushed = answered.about().isEmpty() ? id : answered.about();
        return layout.page(
                "Rules",
                wish.step().words() + ": " + (id.isEmpty() ? "new rule" : id),
                back(id),
                sightings.reading(),
                div(p(Pieces.said(answered.said())), each(answered.more(), line -> p(code(Pieces.said(line)))))
                        .withClass("notice answer " + (answered.good() ? "good" : "bad"))
                        .condAttr(answered.good(), "data-here", page(id)),
                iff(!answered.good(), own(wish)),
                iff(
                        !id.isEmpty(),
                        p(
                                span("See what it does: "),
                                Pieces.rule(pushed),
                                span(", its "),
                                a("decisions as they are made")
                                        .withHref("/decisions?show=rules&rule=" + Pieces.encoded(pushed)))));
    }

    /** Returns a page with nothing but what prevented something. */
    public String trouble(String sentence, String id) {
        return layout.page(
                "Rules",
                id.isEmpty() ? "Rules" : id,
                back(id),
                sightings.reading(),
                div(p(Pieces.said(Pieces.sentence(sentence)))).withClass("notice bad"));
    }
}
