package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.weir.console.access.HtmlPage;
import dev.weir.console.seen.ReadingState;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What all pages have: the way to the others, and how reading the topics goes. */
public final class Layout {
    private static final String HTMX =
            "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"allowScriptTags\":false,\"selfRequestsOnly\":true,\"historyCacheSize\":0}";

    private static final String ICON = "icon.svg";
    private static final List<String> STYLES = List.of("uplot.css", "console.css");
    private static final List<String> SCRIPTS = List.of("htmx.js", "uplot.js", "console.js");

    private final String version;

    /** A page in the way to the others. */
    private record Entry(String name, String address) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("Now", "/"),
            new Entry("Decisions", "/decisions?show=rules"),
            new Entry("Key", "/key"),
            new Entry("Rules", "/rules"),
            new Entry("Models", "/models"),
            new Entry("Lists", "/lists"),
            new Entry("Backtests", "/backtests"),
            new Entry("Job", "/job"),
            new Entry("Dead letters", "/dead-letters"));

    /** Creates a layout whose style sheet and scripts have this version. */
    public Layout(String version) {
        this.version = version;
    }

    /**
     * Returns a page.
     *
     * @param entry the name of the entry that it belongs to
     */
    public String page(String entry, String name, DomContent beside, ReadingState state, DomContent... content) {
        List<DomContent> inHead = new ArrayList<>();
        inHead.add(meta().withName("htmx-config").withContent(HTMX));
        inHead.add(link().withRel("icon").withHref(asset(ICON)).withType("image/svg+xml"));
        STYLES.forEach(one -> inHead.add(link().withRel("stylesheet").withHref(asset(one))));
        SCRIPTS.forEach(one -> inHead.add(script().withSrc(asset(one)).isDefer()));
        return HtmlPage.of(
                CardNumbers.masked(name),
                inHead,
                body(
                        a("Skip to the content").withHref("#content").withClass("skip"),
                        header(
                                        a(span("Weir").withClass("name"))
                                                .withHref("/")
                                                .withClass("brand")
                                                .attr("aria-label", "Weir, to the page Now"),
                                        nav(ul(each(ENTRIES, one -> li(entry(one, entry)))))
                                                .attr("aria-label", "Pages"),
                                        div().withClass("session")
                                                .attr("hx-get", "/session")
                                                .attr("hx-trigger", "load"))
                                .withClass("side"),
                        main(
                                        state(state),
                                        div(h1(Pieces.said(name)), beside).withClass("title"),
                                        div(content).withClass("content"))
                                .withId("content")
                                .attr("tabindex", "-1")));
    }

    private static DomContent entry(Entry one, String current) {
        boolean isCurrent = one.name().equals(current);
        return a(one.name())
                .withHref(one.address())
                .withClass("to-" + one.name().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .condAttr(isCurrent, "aria-current", "page");
    }

    /** Returns the addresses of the pages to which all others have a link. */
    public static List<String> addresses() {
        return ENTRIES.stream().map(Entry::address).toList();
    }

    /** Returns the addresses of what every page loads: its icon, style sheets and scripts. */
    public List<String> loaded() {
        return Stream.of(List.of(ICON), STYLES, SCRIPTS)
                .flatMap(List::stream)
                .map(this::asset)
                .toList();
    }

    /** Returns the address of a style sheet or a script. */
    public String asset(String name) {
        return "/assets/" + name + "?" + version;
    }

    private static DomContent state(ReadingState state) {
        boolean isReading = state.trouble().isEmpty() && state.share() < 1;
        return div(
                        iff(
                                !state.trouble().isEmpty(),
                                p(strong("Not up to date, trying again: "), Pieces.said(state.trouble()))
                                        .withClass("notice bad")),
                        iff(
                                isReading,
                                p(
                                                strong("Reading back: "),
                                                span(Math.round(100 * state.share())
                                                        + " % of what the topics had. Counts grow until then."))
                                        .withClass("notice")))
                .withId("reading");
    }
}
