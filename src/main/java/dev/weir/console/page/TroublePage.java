package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.weir.console.seen.SeenSoFar;

/** What is shown in place of a page that there is not, or that somebody may not see. */
public final class TroublePage {
    private final Layout layout;
    private final SeenSoFar seen;

    /** Creates the page. */
    public TroublePage(Layout layout, SeenSoFar seen) {
        this.layout = layout;
        this.seen = seen;
    }

    /** Returns the page with a sentence that says why. */
    public String html(String sentence) {
        return layout.page(
                "",
                "Not shown",
                span(),
                seen.reading(),
                div(p(Pieces.said(sentence))).withClass("notice bad"),
                p(a("To the page Now").withHref("/")));
    }
}
