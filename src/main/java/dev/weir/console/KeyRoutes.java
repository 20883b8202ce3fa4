package dev.weir.console;

import dev.weir.console.access.Visit;
import dev.weir.console.page.key.KeyPage;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import j2html.tags.DomContent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The addresses of keys. What reads topics is answered by threads of its own, two at once and no more. */
final class KeyRoutes implements AutoCloseable {
    /** At most so many questions are answered at once: each reads topics, and holds events. */
    static final int MOST = 2;

    private static final int LONGEST = 2_000;

    private final KeyPage page;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService slow = Executors.newFixedThreadPool(MOST, task -> {
        Thread thread = new Thread(task, "console-key");
        thread.setDaemon(true);
        return thread;
    });

    KeyRoutes(KeyPage page) {
        this.page = page;
    }

    /** Adds them to a server. */
    void addTo(Javalin server) {
        server.get("/key", request -> show(request, asked(request, Exchange.field(request, "key"))));
        server.post("/key", this::typed);
        server.get("/key/<key>", request -> show(request, asked(request, request.pathParam("key"))));
        server.get("/known/<key>", this::known);
        server.get("/keys-of/<id>", this::keysOf);
    }

    /** An address that can be kept is better, but for a card number. */
    private void typed(Context request) {
        KeyPage.Asked asked = asked(request, Exchange.field(request, "key"));
        if (asked.mayBeInAddress() && !asked.key().isEmpty()) {
            request.redirect(asked.address(), HttpStatus.SEE_OTHER);
        } else {
            show(request, asked);
        }
    }

    private void show(Context request, KeyPage.Asked asked) {
        String token = Visit.of(request).token();
        if (asked.mayBeInAddress()) {
            Exchange.html(request, page.html(asked, token));
        } else {
            answer(request, () -> page.known(asked), part -> Exchange.html(request, page.html(asked, token, part)));
        }
    }

    private void known(Context request) {
        KeyPage.Asked asked = asked(request, request.pathParam("key"));
        String token = Visit.of(request).token();
        answer(
                request,
                () -> page.known(asked),
                part -> Exchange.html(
                        request, Exchange.isOfScript(request) ? part.render() : page.html(asked, token, part)));
    }

    private void keysOf(Context request) {
        String id = request.pathParam("id");
        answer(
                request,
                () -> page.keysOf(id),
                part -> Exchange.html(
                        request, Exchange.isOfScript(request) ? part.render() : page.ofDecision(id, part)));
    }

    /** It may take long, in which no thread of the server waits for it. */
    private void answer(Context request, Supplier<DomContent> question, Consumer<DomContent> then) {
        if (!places.tryAcquire()) {
            then.accept(page.full());
            return;
        }
        request.future(() ->
                CompletableFuture.supplyAsync(() -> answered(question), slow).thenAccept(then));
    }

    private DomContent answered(Supplier<DomContent> question) {
        try {
            return question.get();
        } finally {
            places.release();
        }
    }

    private static KeyPage.Asked asked(Context request, String key) {
        return new KeyPage.Asked(
                key.length() > LONGEST ? key.substring(0, LONGEST) : key, Exchange.field(request, "back"));
    }

    @Override
    public void close() {
        slow.shutdownNow();
    }
}
