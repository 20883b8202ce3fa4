package dev.weir.console.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.seen.ListSeen;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.List;

/** The lists and tables that rules look into. */
public final class ListsPage {
    private final Layout layout;
    private final SeenSoFar seen;

    /** Creates the page. */
    public ListsPage(Layout layout, SeenSoFar seen) {
        this.layout = layout;
        this.seen = seen;
    }

    /** Returns the page. */
    public String html() {
        List<ListSeen> lists = seen.lists();
        return layout.page(
                "Lists",
                "Lists",
                span(lists.size() == 1 ? "1 list or table" : Figures.count(lists.size()) + " lists and tables")
                        .withClass("soft"),
                seen.reading(),
                iffElse(
                        lists.isEmpty(),
                        p("No list was pushed.").withClass("card empty"),
                        div(table(
                                                thead(tr(
                                                        th("List"),
                                                        th("Entries").withClass("n"),
                                                        th("By rules").withClass("n"),
                                                        th("Used by"),
                                                        th("Pushed").withClass("n"))),
                                                tbody(each(lists, this::list)))
                                        .withClass("features"))
                                .withClass("scroll card lists")));
    }

    private DomContent list(ListSeen list) {
        String named = "\"" + list.name() + "\"";
        List<RuleSighting> users = seen.rules().stream()
                .filter(rule -> rule.latest()
                        .filter(version -> version.text().replace("\\\"", "\"").contains(named))
                        .isPresent())
                .toList();
        int more = list.entries() - list.some().size();
        return tr(
                td(iffElse(
                        list.some().isEmpty(),
                        code(Pieces.said(list.name())),
                        details(
                                summary(
                                        code(Pieces.said(list.name())),
                                        span(list.isTable() ? " table" : "").withClass("soft")),
                                each(list.some(), one -> p(code(Pieces.said(one)))),
                                iff(
                                        more > 0,
                                        p("and " + Figures.count(more) + " more")
                                                .withClass("soft"))))),
                td(Figures.count(list.entries())).withClass("n").attr("data-name", "Entries"),
                td(Figures.count(list.written())).withClass("n").attr("data-name", "By rules"),
                td(each(users, rule -> span(Pieces.rule(rule.id()), span(" "))))
                        .condAttr(!users.isEmpty(), "data-name", "Used by"),
                td(
                                iff(list.atMillis() > 0, Pieces.day(list.atMillis())),
                                p(Pieces.said(list.by())).withClass("soft"))
                        .withClass("n when"));
    }
}
