package dev.weir.console.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;

/**
 * Which bodies of requests are read. All that this console's pages send are forms whose length is known: others are refused
 * before anything of them is read, whoever sent them, since they could fill the memory or the disk.
 */
final class Bodies {
    /** The longest that is read of somebody who is known, in bytes. */
    static final int MOST_BYTES = 1_000_000;
    /** The longest that is read of somebody who is not, in bytes: the text of a rule. */
    static final int MOST_OF_STRANGERS = 300_000;

    private static final String FORM = "application/x-www-form-urlencoded";

    private Bodies() {}

    /** Why a body is not read. */
    record Refusal(HttpStatus status, String sentence) {}

    /** Returns why the body of a request is not read; empty if it may be, or if there is none. */
    static Optional<Refusal> refusal(Context request) {
        if (request.header("Transfer-Encoding") != null) {
            return Optional.of(
                    new Refusal(HttpStatus.LENGTH_REQUIRED, "nothing was changed: a form has to say how long it is"));
        }
        if (type(request).startsWith("multipart/")) {
            return Optional.of(new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "nothing was changed: a form has to be sent as " + FORM));
        }
        if (request.req().getContentLengthLong() > MOST_BYTES) {
            return Optional.of(new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "nothing was changed: a form may have 1 MB, and this one has more"));
        }
        return Optional.empty();
    }

    /** Returns whether a body that may be read is a form, or nothing. */
    static boolean canBeRead(Context request) {
        try {
            request.formParamMap();
            return true;
        } catch (IllegalArgumentException e) {
            return false; // such as %zz, or a character set that there is not
        }
    }

    /** Returns a field of a form of somebody who is not known; {@code ""} if there is none, or if it is not read. */
    static String ofStranger(Context request, String name) {
        long length = request.req().getContentLengthLong();
        boolean isForm = type(request).startsWith(FORM) && length >= 0 && length <= MOST_OF_STRANGERS;
        return isForm && refusal(request).isEmpty() && canBeRead(request)
                ? Optional.ofNullable(request.formParam(name)).orElse("")
                : "";
    }

    private static String type(Context request) {
        return Optional.ofNullable(request.contentType()).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
