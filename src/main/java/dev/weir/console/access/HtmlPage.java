package dev.weir.console.access;

import static j2html.TagCreator.each;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import java.util.List;

/** What every page of the console is around its content: of those that log in, of those who have, and of nobody. */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * Returns a page.
     *
     * @param name what the browser calls it
     * @param inHead its style sheets and scripts
     */
    public static String of(String name, List<? extends DomContent> inHead, BodyTag body) {
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(name + " · Weir"),
                                        each(inHead, one -> one)),
                                body)
                        .withLang("en")
                        .render();
    }
}
