package dev.weir.console;

import dev.weir.console.access.Visit;
import dev.weir.console.page.Pieces;
import dev.weir.console.page.TroublePage;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;

/**
 * Says what prevented an answer: to a script as a sentence, which it shows where the answer would be, and to a browser as
 * a page.
 */
final class Troubles {
    private final TroublePage page;
    private final Consumer<String> report;

    /**
     * Creates them.
     *
     * @param report hears what nobody has foreseen, which whoever asked is not told
     */
    Troubles(TroublePage page, Consumer<String> report) {
        this.page = page;
        this.report = report;
    }

    /** Adds them to a server. */
    void addTo(Javalin server) {
        server.exception(
                HttpResponseException.class,
                (refused, request) -> say(request, refused.getStatus(), sentence(refused)));
        server.exception(Exception.class, this::failed);
    }

    private void failed(Exception failure, Context request) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        report.accept(request.method() + " " + request.path() + " failed: " + trace);
        say(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR.getCode(),
                "The console failed at this; its output says at what.");
    }

    /** The server's own words are about itself, and begin with a capital; ours are about what was asked for. */
    private static String sentence(HttpResponseException refused) {
        String said = String.valueOf(refused.getMessage());
        if (refused instanceof NotFoundResponse && said.startsWith("Endpoint")) {
            return "The console has no such page.";
        }
        return Pieces.sentence(said);
    }

    private void say(Context request, int status, String sentence) {
        request.status(status);
        if (Exchange.isOfScript(request) || !Visit.isKnown(request)) {
            Exchange.sentence(request, sentence);
        } else {
            Exchange.html(request, page.html(sentence));
        }
    }
}
