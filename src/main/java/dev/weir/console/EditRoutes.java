package dev.weir.console;

import dev.weir.console.access.Visit;
import dev.weir.console.edit.Planned;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.console.edit.Wisher;
import dev.weir.console.page.edit.ChangePage;
import dev.weir.console.page.edit.EditPage;
import dev.weir.console.page.edit.HourPage;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is asked when rules are changed. These addresses exist only if the console may change anything; each checks what
 * the one who asks may do, and each that changes something or takes time wants the token of a page of ours.
 */
final class EditRoutes implements AutoCloseable {
    private final RuleChanges changes;
    private final EditPage edit;
    private final ChangePage change;
    private final HourPage hour;
    private final ExecutorService slow = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "console-play");
        thread.setDaemon(true);
        return thread;
    });

    EditRoutes(RuleChanges changes, EditPage edit, ChangePage change, HourPage hour) {
        this.changes = changes;
        this.edit = edit;
        this.change = change;
        this.hour = hour;
    }

    /** Adds them to a server. */
    void addTo(Javalin server) {
        server.get("/edit", guarded(this::begin));
        server.post(
                "/edit",
                guarded(request -> Exchange.html(request, edit.typed(draft(request), Visit.of(request), NOTHING))));
        server.get(
                "/editor/words",
                guarded(request ->
                        request.contentType(ContentType.APPLICATION_JSON).result(changes.words())));
        server.post("/editor/check", guarded(request -> part(request, edit.checked(changes.check(draft(request))))));
        server.post("/editor/last-hour", guarded(this::lastHour));
        server.get("/change/{step}", guarded(this::ask));
        server.post("/change/{step}", guarded(this::pushOrAsk));
    }

    private static final DomContent NOTHING = j2html.TagCreator.text("");

    private Handler guarded(Handler handler) {
        return request -> {
            if (!Visit.of(request).mayShadow()) {
                throw new ForbiddenResponse("you may look, and not change rules");
            }
            try {
                handler.handle(request);
            } catch (IOException e) {
                failed(request, e);
            }
        };
    }

    private void failed(Context request, IOException failure) {
        String sentence = String.valueOf(failure.getMessage());
        if (Exchange.isOfScript(request)) {
            Exchange.html(request, edit.trouble(sentence).render());
        } else {
            request.status(HttpStatus.CONFLICT);
            Exchange.html(request, change.trouble(sentence, Exchange.field(request, "id")));
        }
    }

    private void begin(Context request) throws IOException {
        String id = Exchange.field(request, "id");
        RuleDraft draft = id.isEmpty()
                ? changes.sample("new-rule")
                : changes.draft(id).orElseThrow(() -> new NotFoundResponse("the topics have no such rule"));
        Exchange.html(request, edit.html(draft, Visit.of(request), NOTHING));
    }

    /** It takes seconds, in which no thread of the server waits for it. */
    private void lastHour(Context request) {
        RuleDraft draft = draft(request);
        request.future(
                () -> CompletableFuture.supplyAsync(() -> played(draft), slow).thenAccept(part -> part(request, part)));
    }

    private DomContent played(RuleDraft draft) {
        try {
            return hour.part(changes.lastHour(draft));
        } catch (IOException e) {
            return edit.trouble(String.valueOf(e.getMessage()));
        }
    }

    private void ask(Context request) throws IOException {
        String id = Exchange.field(request, "id");
        RuleDraft latest = changes.draft(id).orElseThrow(() -> new NotFoundResponse("the topics have no such rule"));
        ask(request, new Wish(step(request), new RuleDraft(id, "", latest.base()), to(request), wisher(request)));
    }

    private void pushOrAsk(Context request) throws IOException {
        Wish wish = new Wish(step(request), draft(request), to(request), wisher(request));
        if (Exchange.field(request, "agreed").isEmpty()) {
            ask(request, wish);
        } else {
            Exchange.html(request, change.answered(wish, changes.push(wish)));
        }
    }

    private void ask(Context request, Wish wish) throws IOException {
        Planned planned = changes.plan(wish);
        request.status(planned.hindrance().isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT);
        Exchange.html(request, change.asking(planned, Visit.of(request), changes.needsTwo()));
    }

    private static Step step(Context request) {
        return Step.of(request.pathParam("step")).orElseThrow(NotFoundResponse::new);
    }

    private static Wisher wisher(Context request) {
        Visit visit = Visit.of(request);
        return new Wisher(visit.name(), visit.mayLive());
    }

    private static RuleDraft draft(Context request) {
        return new RuleDraft(
                Exchange.field(request, "id"),
                Optional.ofNullable(request.formParam("text")).orElse("").replace("\r\n", "\n"),
                Exchange.field(request, "base"));
    }

    private static long to(Context request) {
        try {
            return Long.parseLong(Exchange.field(request, "to"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Answers a script with a part of the page, and a browser without scripts with the page around it. */
    private void part(Context request, DomContent part) {
        Exchange.html(
                request,
                Exchange.isOfScript(request) ? part.render() : edit.typed(draft(request), Visit.of(request), part));
    }

    @Override
    public void close() {
        slow.shutdownNow();
    }
}
