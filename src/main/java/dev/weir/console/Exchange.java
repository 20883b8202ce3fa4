package dev.weir.console;

import io.javalin.http.ContentType;
import io.javalin.http.Context;

/** What all addresses read of a request, and how they answer with a page. */
final class Exchange {
    private Exchange() {}

    /** Returns a field of the form or else of the address, without blanks around it; {@code ""} if there is none. */
    static String field(Context request, String name) {
        String inForm = request.formParam(name);
        String given = inForm == null ? request.queryParam(name) : inForm;
        return given == null ? "" : given.strip();
    }

    /** Returns a parameter of the address without blanks around it, or else this. */
    static String given(Context request, String name, String otherwise) {
        String given = request.queryParam(name);
        return given == null ? otherwise : given.strip();
    }

    /** Returns whether a script asks, which puts the answer into the page that it is on. */
    static boolean isOfScript(Context request) {
        return "true".equals(request.header("HX-Request"));
    }

    /** Answers with a sentence, which the script of the page shows where it would have shown a part. */
    static void sentence(Context request, String sentence) {
        request.contentType(ContentType.TEXT_PLAIN).result(sentence);
    }

    /** Answers with a page, or a part of one. */
    static void html(Context request, String page) {
        request.contentType(ContentType.TEXT_HTML).result(page);
    }
}
