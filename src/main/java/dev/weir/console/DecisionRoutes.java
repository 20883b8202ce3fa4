package dev.weir.console;

import dev.weir.console.page.DecisionPage;
import dev.weir.console.page.DecisionTable;
import dev.weir.console.page.DecisionsPage;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.SeenSoFar;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The addresses of decisions, one and many, and those that follow as they are made. */
final class DecisionRoutes {
    private static final long TAIL_MILLIS = 500;
    /** At most so many decisions a second are sent to a page; more could not be read. */
    private static final int TAIL_ROWS = 10;

    private final DecisionsPage page;
    private final DecisionPage one;
    private final DecisionTable lines;
    private final SeenSoFar sightings;

    DecisionRoutes(DecisionsPage page, DecisionPage one, DecisionTable lines, SeenSoFar sightings) {
        this.page = page;
        this.one = one;
        this.lines = lines;
        this.sightings = sightings;
    }

    /** Adds them to a server, whose pages follow with these. */
    void addTo(Javalin server, LiveLines live) {
        server.get("/decisions", request -> Exchange.html(request, page.html(filter(request))));
        server.get("/decisions/{id}", request -> {
            String id = request.pathParam("id");
            Optional<String> found = one.html(id);
            request.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
            Exchange.html(request, found.orElseGet(() -> one.missing(id)));
        });
        server.sse("/live/decisions", client -> {
            DecisionsPage.Filter filter = filter(client.ctx());
            AtomicLong after = new AtomicLong(number(client.ctx().queryParam("after")));
            live.follow(client, TAIL_MILLIS, () -> tail(filter, after));
        });
    }

    /** Returns the lines about what came since, and how many there were: no more are sent than can be read. */
    private String tail(DecisionsPage.Filter filter, AtomicLong after) {
        long since = after.get();
        List<DecisionRow> rows = sightings.after(since, filter::wants);
        if (rows.isEmpty()) {
            return "";
        }
        after.set(rows.get(0).number());
        List<DecisionRow> sent = rows.subList(0, Math.min(TAIL_ROWS, rows.size()));
        return rows.size() + " " + sent.size() + "\n" + lines.lines(sent);
    }

    private static DecisionsPage.Filter filter(Context request) {
        return new DecisionsPage.Filter(
                Exchange.given(request, "show", "rules"),
                Exchange.given(request, "outcome", ""),
                Exchange.given(request, "rule", ""),
                Exchange.given(request, "subject", ""));
    }

    private static long number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
