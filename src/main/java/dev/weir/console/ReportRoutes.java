package dev.weir.console;

import dev.weir.console.page.model.ModelPage;
import dev.weir.console.page.model.ModelsPage;
import dev.weir.console.page.report.BacktestsPage;
import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;

/** The addresses of models and backtests. */
final class ReportRoutes {
    private ReportRoutes() {}

    /** Serves models. */
    static void models(Javalin server, ModelsPage page, ModelPage one) {
        server.get("/models", request -> Exchange.html(request, page.html()));
        server.get(
                "/models/<key>",
                request -> Exchange.html(
                        request,
                        one.html(request.pathParam("key"))
                                .orElseThrow(() -> new NotFoundResponse("the topics have no such model"))));
    }

    /** Serves backtests. */
    static void backtests(Javalin server, BacktestsPage page) {
        server.get("/backtests", request -> Exchange.html(request, page.html()));
        server.get(
                "/backtests/compare",
                request -> Exchange.html(
                        request,
                        page.compared(Exchange.given(request, "one", ""), Exchange.given(request, "other", ""))
                                .orElseThrow(() -> new NotFoundResponse("the folder has no such reports"))));
        server.get(
                "/backtests/{name}",
                request -> Exchange.html(
                        request,
                        page.html(request.pathParam("name"))
                                .orElseThrow(() -> new NotFoundResponse("the folder has no such report"))));
    }
}
