package dev.weir.console.access;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.label;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.textarea;

import io.javalin.http.Context;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a browser gets for a form that was refused before anybody knew who sent it: its login is over, or the console was
 * started again. A text that was typed for many minutes comes back to whoever sent it, since the browser has left the page.
 */
final class RefusedForm {
    /** The field of a form that has the text of a rule. */
    private static final String TEXT = "text";

    private static final int ROWS = 24;

    private RefusedForm() {}

    /** Returns whether a browser sent a form of this console, and goes to the page that is the answer. */
    static boolean isOne(Context request) {
        String accept = request.header("Accept");
        String site = request.header("Sec-Fetch-Site");
        return (site == null || site.equals("same-origin"))
                && request.req().getMethod().equals("POST")
                && accept != null
                && accept.contains("text/html")
                && request.header("HX-Request") == null;
    }

    /** Returns the page. */
    static String page(Context request, String sentence) {
        String text = Bodies.ofStranger(request, TEXT);
        String rule = Bodies.ofStranger(request, "id");
        String back = text.isEmpty()
                ? "/"
                : "/edit" + (rule.isEmpty() ? "" : "?id=" + URLEncoder.encode(rule, StandardCharsets.UTF_8));
        return HtmlPage.of(
                "Not done",
                List.of(
                        link().withRel("stylesheet").withHref("/assets/console.css"),
                        link().withRel("stylesheet").withHref("/assets/editor.css")),
                body(main(
                                p(capital(sentence) + ".").withClass("notice bad"),
                                iff(!text.isEmpty(), kept(text)),
                                p(a(text.isEmpty() ? "To the page Now" : "To the editor")
                                        .withHref(back))))
                        .withClass("bare"));
    }

    private static DomContent kept(String text) {
        return div(
                        label("This is what you wrote, and it is nowhere else. Copy it before you go on.")
                                .withFor(TEXT),
                        textarea(text).withId(TEXT).isReadonly().attr("rows", ROWS))
                .withClass("card edit");
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
