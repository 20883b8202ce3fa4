package dev.weir.console.access;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.span;

import java.util.Locale;

/** The part of every page that says who looks at it; fetched by the page, which is otherwise the same for everybody. */
final class SessionPart {
    private SessionPart() {}

    /** Returns it, with a way to leave for those who have logged in here. */
    static String of(Visit visit, boolean canLeave) {
        String role = visit.role().name().toLowerCase(Locale.ROOT);
        return each(
                        span(visit.name()).withClass("who").withTitle("who is known to the console"),
                        span(role).withClass("role"),
                        iff(
                                canLeave,
                                form(
                                                input().withType("hidden")
                                                        .withName(CsrfTokens.FIELD)
                                                        .withValue(visit.token()),
                                                button("Log out").withType("submit"))
                                        .withMethod("post")
                                        .withAction("/logout")))
                .render();
    }
}
