package dev.weir.console;

import dev.weir.console.edit.RuleCases;
import dev.weir.console.page.edit.CasesPart;
import dev.weir.console.page.edit.RuleButtons;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the cases of a rule are run. One rule at a time: whoever may look can ask, and it takes a core for seconds. */
final class CaseRoutes implements AutoCloseable {
    /** So many wait at most; others are told to ask again. */
    static final int MOST_WAITING = 16;

    private final SeenSoFar sightings;
    private final Optional<RuleCases> cases;
    private final CasesPart part;
    private final ThreadPoolExecutor turn;

    CaseRoutes(Optional<RuleCases> cases, CasesPart part, SeenSoFar sightings) {
        this.cases = cases;
        this.part = part;
        this.sightings = sightings;
        turn = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread thread = new Thread(task, "console-cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Adds the address, if there is anything that runs cases. */
    void addTo(Javalin server) {
        cases.ifPresent(runner -> server.get("/cases/<id>", request -> run(request, runner)));
    }

    /** Returns the place of the cases on the page of a rule. */
    DomContent on(String id) {
        return cases.isPresent() && isRule(id) ? CasesPart.later(id) : RuleButtons.NONE;
    }

    private boolean isRule(String id) {
        return sightings
                .ruleOf(id)
                .filter(RuleSighting::isRule)
                .flatMap(RuleSighting::latest)
                .isPresent();
    }

    private void run(Context request, RuleCases runner) {
        String id = request.pathParam("id");
        if (!isRule(id)) {
            throw new NotFoundResponse("the topics have no such rule");
        }
        try {
            CompletableFuture<DomContent> found = CompletableFuture.supplyAsync(() -> ran(id, runner), turn);
            request.future(() -> found.thenAccept(said -> answer(request, id, said)));
        } catch (RejectedExecutionException e) {
            throw new ServiceUnavailableResponse(
                    "the cases of too many rules are being run; load the page again in a moment");
        }
    }

    private DomContent ran(String id, RuleCases runner) {
        try {
            return part.of(runner.of(id));
        } catch (IOException e) {
            return part.trouble(String.valueOf(e.getMessage()));
        }
    }

    private void answer(Context request, String id, DomContent said) {
        Exchange.html(request, Exchange.isOfScript(request) ? said.render() : part.page(id, said));
    }

    @Override
    public void close() {
        turn.shutdownNow();
    }
}
