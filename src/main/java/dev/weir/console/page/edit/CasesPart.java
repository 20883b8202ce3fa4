package dev.weir.console.page.edit;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import dev.weir.console.edit.CaseSeen;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The cases of a rule and what became of each: on its page, fetched once that is there, and beside its text. */
public final class CasesPart {
    /** At most so many are shown, those that fail first. */
    static final int MOST = 100;

    private static final String OF_CONDITION = " ".repeat(5);
    private static final Pattern ROOM = Pattern.compile("(?<=\\S) {3,}(?=\\S)");

    /** Of a case that fails, at most so many lines say why. */
    static final int MOST_LINES = 60;

    private final Layout layout;
    private final SeenSoFar sightings;

    /** Creates it. */
    public CasesPart(Layout layout, SeenSoFar sightings) {
        this.layout = layout;
        this.sightings = sightings;
    }

    /** Returns where they will be: running them takes time, for which the page of the rule does not wait. */
    public static DomContent later(String rule) {
        String address = "/cases/" + Pieces.path(rule);
        return section(h2("Cases"), p(a("Run them").withHref(address)).attr("data-loading", ""))
                .withClass("card")
                .attr("aria-live", "polite")
                .attr("hx-get", address)
                .attr("hx-trigger", "load");
    }

    /** Returns what became of them. */
    public DomContent of(DraftChecked checked) {
        return div(
                iff(checked.errors().isEmpty() && checked.cases().isEmpty(), h2("Cases")),
                iff(
                        !checked.errors().isEmpty(),
                        div(
                                h2("Cases"),
                                p(
                                        "They cannot be run: the latest version has errors, with what is in the folder of rules."),
                                EditPage.faults(checked.errors(), "error"))),
                list(checked),
                note(checked));
    }

    /** Returns why they were not run. */
    public DomContent trouble(String sentence) {
        return div(h2("Cases"), p(Pieces.said(sentence)).withClass("soft"));
    }

    /** Returns a page with nothing else, for a browser without scripts. */
    public String page(String rule, DomContent part) {
        return layout.page(
                "Rules",
                rule,
                a("back to the rule").withHref("/rules/" + Pieces.path(rule)),
                sightings.reading(),
                section(part).withClass("card"));
    }

    static DomContent note(DraftChecked checked) {
        return iff(!checked.note().isEmpty(), p(Pieces.said(checked.note())).withClass("soft"));
    }

    static DomContent list(DraftChecked checked) {
        List<CaseSeen> cases = checked.cases();
        long failed = cases.stream().filter(one -> !one.passed()).count();
        List<CaseSeen> shown = cases.stream()
                .sorted(Comparator.comparing(CaseSeen::passed)) // stable, so otherwise in the order of the file
                .limit(MOST)
                .toList();
        return div(
                iff(
                        !cases.isEmpty(),
                        h2("Cases ")
                                .with(span(cases.size() - failed + " passed, " + failed + " failed")
                                        .withClass(failed == 0 ? "soft" : "failed"))),
                ul(each(shown, CasesPart::one)).withClass("cases"),
                iff(
                        cases.size() > shown.size(),
                        p(cases.size() - shown.size() + " more are not shown; in a terminal: weir rules test")
                                .withClass("soft")));
    }

    private static DomContent one(CaseSeen seen) {
        List<String> lines =
                seen.lines().subList(0, Math.min(MOST_LINES, seen.lines().size()));
        return li(
                        span(seen.passed() ? "passed " : "failed ").withClass("mark"),
                        Pieces.said(seen.name()),
                        iff(
                                !lines.isEmpty(),
                                pre(each(
                                                lines,
                                                line -> span(Pieces.said(narrow(line) + "\n"))
                                                        .withClass("line " + kind(line))))
                                        .withClass("difference")))
                .withClass(seen.passed() ? "passed" : "failed");
    }

    /** Returns a line without the room that a terminal has between a condition and its value. */
    private static String narrow(String line) {
        return line.startsWith(OF_CONDITION) ? ROOM.matcher(line).replaceAll("  ") : line;
    }

    private static String kind(String line) {
        String text = line.strip();
        return text.startsWith("+") ? "added" : text.startsWith("-") ? "gone" : "same";
    }
}
