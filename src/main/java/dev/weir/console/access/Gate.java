package dev.weir.console.access;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Finds out who sent a request; one for each way in which people are known. */
interface Gate {
    /** Returns who it is; empty if they are not let in, and the request is answered. */
    Optional<Guest> guest(Context request);

    /** Adds the pages of a login, if there are any. */
    default void addPages(Javalin server) {}

    /** Returns whether whoever has come in can leave. */
    default boolean canLeave() {
        return false;
    }

    /** Answers a request with a sentence instead of what was asked for. */
    static Optional<Guest> refuse(Context request, HttpStatus status, String sentence) {
        request.status(status);
        if (RefusedForm.isOne(request)) {
            request.html(RefusedForm.page(request, sentence));
        } else {
            request.contentType("text/plain; charset=utf-8").result(sentence + "\n");
        }
        request.skipRemainingHandlers();
        return Optional.empty();
    }

    /** Returns a name that can be shown and stand in a record; empty if there is none in this text. */
    static Optional<String> name(String text) {
        String name = text.strip();
        return name.isEmpty()
                        || name.length() > Visit.LONGEST_NAME
                        || name.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(name);
    }
}
