package dev.weir.console.page.edit;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.textarea;

import dev.weir.console.access.CsrfTokens;
import dev.weir.console.access.Visit;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.page.DocumentLines;
import dev.weir.console.page.Figures;
import dev.weir.console.page.Layout;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** A rule being edited: its text, what the compiler says of it, its cases, and what it would have done. */
public final class EditPage {
    private static final List<String> SCRIPTS = List.of("codemirror.js", "yaml.js", "lint.js", "hint.js", "editor.js");
    private static final List<String> STYLES = List.of("codemirror.css", "lint.css", "hint.css", "editor.css");
    private static final int ROWS = 24;

    private final Layout layout;
    private final SeenSoFar sightings;

    /** Creates the page. */
    public EditPage(Layout layout, SeenSoFar sightings) {
        this.layout = layout;
        this.sightings = sightings;
    }

    /**
     * Returns the page.
     *
     * @param found what was found out about the text already, for a browser without scripts
     */
    public String html(RuleDraft draft, Visit visit, DomContent found) {
        return html(draft, visit, found, false);
    }

    /** Returns the page with a text that somebody has typed, and that is nowhere else. */
    public String typed(RuleDraft draft, Visit visit, DomContent found) {
        return html(draft, visit, found, true);
    }

    private String html(RuleDraft draft, Visit visit, DomContent found, boolean isTyped) {
        boolean isNew = draft.id().isEmpty();
        return layout.page(
                "Rules",
                isNew ? "New rule" : "Edit: " + draft.id(),
                isNew ? RuleButtons.NONE : a("back to the rule").withHref("/rules/" + Pieces.path(draft.id())),
                sightings.reading(),
                each(STYLES, name -> link().withRel("stylesheet").withHref(layout.asset(name))),
                div(
                                section(text(draft, visit, isTyped)).withClass("card edit"),
                                div(
                                                div(found).withId("checked").attr("aria-live", "polite"),
                                                div().withId("played").attr("aria-live", "polite"))
                                        .withClass("beside"))
                        .withClass("grid two"),
                each(SCRIPTS, name -> script().withSrc(layout.asset(name)).isDefer()));
    }

    private DomContent text(RuleDraft draft, Visit visit, boolean isTyped) {
        Optional<String> stored = isTyped ? stored(draft.id()) : Optional.empty();
        return form(
                        ChangePage.hidden(visit, draft, 0),
                        label(draft.id().isEmpty() ? "The rule, in YAML" : "Rule " + draft.id() + ", in YAML")
                                .withFor("text")
                                .withClass("soft"),
                        textarea(draft.text())
                                .withId("text")
                                .withName("text")
                                .attr("rows", ROWS)
                                .attr("spellcheck", "false")
                                .attr("autocomplete", "off")
                                .attr("data-words", "/editor/words")
                                .condAttr(isTyped, "data-typed", "")
                                .condAttr(stored.isPresent(), "data-stored", stored.orElse(""))
                                .attr("hx-post", "/editor/check")
                                .attr("hx-trigger", "load, input delay:500ms, pause delay:500ms")
                                .attr("hx-target", "#checked")
                                .attr("hx-include", "#edit")
                                .attr("hx-sync", "this:replace"),
                        div(
                                        step(Step.SHADOW, "Into shadow …"),
                                        step(Step.LIVE, "Make live …"),
                                        button("The last hour")
                                                .withType("submit")
                                                .withClass("button")
                                                .withFormaction("/editor/last-hour")
                                                .attr("hx-post", "/editor/last-hour")
                                                .attr("hx-target", "#played")
                                                .attr("hx-include", "#edit")
                                                .attr("hx-disabled-elt", "this")
                                                .attr("hx-indicator", "#playing")
                                                .attr("title", "What it would have done in the last hour"),
                                        button("Check")
                                                .withType("submit")
                                                .withClass("button without-script")
                                                .withFormaction("/editor/check"))
                                .withClass("buttons"),
                        p("Playing the last hour, for at most 20 s …")
                                .withId("playing")
                                .withClass("soft foot")
                                .attr("role", "status"),
                        p("Nothing is pushed before you have seen the difference. Ctrl-Space completes.")
                                .withClass("soft foot"))
                .withId("edit")
                .withMethod("post")
                .withAction("/change/" + Step.SHADOW.path());
    }

    /** Returns what the topic has of a rule, in YAML, so that whoever changes a text back to it is not asked about it. */
    private Optional<String> stored(String id) {
        return sightings
                .ruleOf(id)
                .flatMap(RuleSighting::latest)
                .filter(PushedVersion::isWhole)
                .map(DocumentLines::text);
    }

    private static DomContent step(Step step, String words) {
        return button(words).withType("submit").withClass("button").withFormaction("/change/" + step.path());
    }

    /** Returns what a check found, which replaces what an earlier one did. */
    public DomContent checked(DraftChecked checked) {
        return section(
                        h2(
                                checked.errors().isEmpty()
                                        ? "No error"
                                        : Figures.count(checked.errors().size(), "error")),
                        faults(checked.errors(), "error"),
                        faults(checked.warnings(), "warning"),
                        CasesPart.list(checked),
                        CasesPart.note(checked))
                .withClass("card");
    }

    /** Returns what is wrong, each with its place, which the editor marks. */
    static DomContent faults(List<Fault> faults, String severity) {
        return ol(each(
                        faults,
                        one -> li(code(one.line() + ":" + one.column()), span(Pieces.said(" " + one.message())))
                                .attr("data-line", one.line())
                                .attr("data-column", one.column())
                                .attr("data-severity", severity)))
                .withClass("faults");
    }

    /** Returns what prevented something. */
    public DomContent trouble(String sentence) {
        return div(p(Pieces.said(sentence))).withClass("notice bad");
    }

    static DomContent token(Visit visit) {
        return input().withType("hidden").withName(CsrfTokens.FIELD).withValue(visit.token());
    }
}
