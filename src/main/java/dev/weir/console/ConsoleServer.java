package dev.weir.console;

import dev.weir.console.access.AccessControl;
import dev.weir.console.access.Visit;
import dev.weir.console.edit.ProposalIds;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.flink.FlinkJobs;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.page.DecisionPage;
import dev.weir.console.page.DecisionTable;
import dev.weir.console.page.DecisionsPage;
import dev.weir.console.page.JobPage;
import dev.weir.console.page.Layout;
import dev.weir.console.page.ListsPage;
import dev.weir.console.page.NowPage;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.page.Pushers;
import dev.weir.console.page.RulePage;
import dev.weir.console.page.RulesPage;
import dev.weir.console.page.TroublePage;
import dev.weir.console.page.WhyPage;
import dev.weir.console.page.edit.CasesPart;
import dev.weir.console.page.edit.ChangePage;
import dev.weir.console.page.edit.EditPage;
import dev.weir.console.page.edit.HourPage;
import dev.weir.console.page.edit.RuleButtons;
import dev.weir.console.page.key.KeyPage;
import dev.weir.console.page.letter.LetterFatesPage;
import dev.weir.console.page.letter.LettersPage;
import dev.weir.console.page.model.ModelPage;
import dev.weir.console.page.model.ModelsPage;
import dev.weir.console.page.report.BacktestsPage;
import dev.weir.console.report.BacktestReports;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.console.seen.TopicReading;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import j2html.tags.DomContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the pages, reading the topics until it is closed. */
public final class ConsoleServer implements AutoCloseable {
    private static final long NOW_MILLIS = 1_000;
    private static final long JOB_MILLIS = 3_000;

    private static final JobFigures NO_FLINK = JobFigures.unknown("the console was not told where Flink is");

    private final ConsoleSettings settings;
    private final SeenSoFar sightings;
    private final TopicReading reading;
    private final LiveLines live;
    private final Javalin server;
    private final Optional<FlinkJobs> flink;
    private final FirstLook firstLook;
    private final Optional<EditRoutes> edits;
    private final CaseRoutes cases;
    private final KeyRoutes keys;

    private ConsoleServer(ConsoleSettings settings) throws IOException {
        this.settings = settings;
        sightings = new SeenSoFar(Clock.systemUTC());
        OutcomeColours colours = OutcomeColours.of(settings.job(), sightings::outcomes);
        Layout layout = new Layout(Assets.version());
        Safeguards safeguards =
                new Safeguards(settings.host(), settings.access().address());
        AccessControl access = new AccessControl(settings.access(), InstantSource.system(), ConsoleServer::report);
        live = new LiveLines(access::stays);
        server = Javalin.create(config -> {
            config.showJavalinBanner = false;
            config.startupWatcherEnabled = false;
            config.useVirtualThreads = false;
        });
        server.before(safeguards::check);
        access.guard(server);
        new Troubles(new TroublePage(layout, sightings), ConsoleServer::report).addTo(server);
        server.get("/assets/{name}", ConsoleServer::asset);
        flink = settings.flink().map(FlinkJobs::start);
        Supplier<JobHealth> health = () -> flink.map(FlinkJobs::health).orElse(JobHealth.UNKNOWN);
        Supplier<JobFigures> figures = () -> flink.map(FlinkJobs::figures).orElse(NO_FLINK);
        NowPage page = new NowPage(layout, sightings, colours, health, figures);
        now(page);
        job(new JobPage(layout, sightings, health, flinkPages()));
        ListsPage lists = new ListsPage(layout, sightings);
        server.get("/lists", request -> Exchange.html(request, lists.html()));
        new LetterRoutes(
                        new LettersPage(layout, sightings),
                        new LetterFatesPage(
                                layout,
                                sightings,
                                settings.job().deduplication().horizonMillis()),
                        settings.tasks().letters(),
                        ConsoleServer::report)
                .addTo(server);
        WhyPage why = new WhyPage(layout, sightings, settings.tasks().questions());
        server.get(
                "/why/<id>",
                request ->
                        Exchange.html(request, why.html(request.pathParam("id"), Exchange.given(request, "rule", ""))));
        keys = new KeyRoutes(
                new KeyPage(layout, sightings, colours, settings.tasks().keys()));
        keys.addTo(server);
        new DecisionRoutes(
                        new DecisionsPage(layout, sightings, colours),
                        new DecisionPage(layout, sightings, colours, why),
                        new DecisionTable(colours),
                        sightings)
                .addTo(server, live);
        cases = new CaseRoutes(settings.tasks().cases(), new CasesPart(layout, sightings), sightings);
        cases.addTo(server);
        rules(
                new RulesPage(layout, sightings, colours, figures),
                new RulePage(layout, sightings, colours, figures, Pushers.of(settings.job())));
        ReportRoutes.models(
                server, new ModelsPage(layout, sightings, figures), new ModelPage(layout, sightings, figures));
        ReportRoutes.backtests(
                server,
                new BacktestsPage(layout, sightings, settings.backtests().map(BacktestReports::new)));
        edits = settings.tasks()
                .changes()
                .map(changes -> new EditRoutes(
                        changes,
                        new EditPage(layout, sightings),
                        new ChangePage(layout, sightings),
                        new HourPage(colours)));
        edits.ifPresent(routes -> routes.addTo(server));
        firstLook = new FirstLook(layout, settings.job());
        reading = TopicReading.start(settings.job(), settings.kafka(), settings.back(), sightings);
    }

    /**
     * Starts to read and to serve.
     *
     * @throws IOException if the port is in use
     */
    public static ConsoleServer start(ConsoleSettings settings) throws IOException {
        ConsoleServer console = new ConsoleServer(settings);
        try {
            console.server.start(settings.host(), settings.port());
            console.firstLook.begin(console.here());
            return console;
        } catch (JavalinBindException e) {
            console.close();
            throw new IOException(
                    "the console cannot listen at " + settings.host() + ":" + settings.port() + "; name another port",
                    e);
        }
    }

    /** Returns the port that it listens at. */
    public int port() {
        return server.port();
    }

    /** Returns its address. */
    public String address() {
        String host = settings.host().equals(ConsoleSettings.LOOPBACK) ? "localhost" : settings.host();
        return "http://" + host + ":" + port();
    }

    /** Returns where this machine finds it. */
    private URI here() {
        try {
            InetAddress at = InetAddress.getByName(settings.host());
            String host = at.isAnyLocalAddress() ? ConsoleSettings.LOOPBACK : at.getHostAddress();
            return new URI("http", null, host, port(), "/", null, null);
        } catch (UnknownHostException | URISyntaxException e) {
            throw new IllegalStateException("it listens at " + settings.host(), e);
        }
    }

    /** Waits until it has made its pages once, so that nobody waits for that, but not for long. */
    public void awaitPages() throws InterruptedException {
        firstLook.await();
    }

    /** Returns what it asks itself at its start. */
    FirstLook firstLook() {
        return firstLook;
    }

    /** Returns what it has seen. */
    public SeenSoFar sightings() {
        return sightings;
    }

    private static void report(String line) {
        System.err.println("weir console: " + line);
    }

    private static void asset(Context request) throws IOException {
        String name = request.pathParam("name");
        byte[] file = Assets.read(name).orElseThrow(NotFoundResponse::new);
        request.contentType(Assets.type(name) + "; charset=utf-8");
        request.header("Cache-Control", "max-age=86400");
        request.result(file);
    }

    private void now(NowPage page) {
        server.get("/", request -> Exchange.html(request, page.html()));
        server.get("/charts/now", request -> json(request, page.charts()));
        server.sse("/live/now", client -> live.follow(client, NOW_MILLIS, page::parts));
    }

    private String flinkPages() {
        return settings.flink().map(String::valueOf).orElse("").replaceAll("/$", "");
    }

    private void job(JobPage page) {
        server.get("/job", request -> Exchange.html(request, page.html()));
        server.sse("/live/job", client -> live.follow(client, JOB_MILLIS, page::part));
    }

    private void rules(RulesPage page, RulePage one) {
        RuleButtons buttons = new RuleButtons(
                sightings,
                settings.tasks().changes().filter(RuleChanges::needsTwo).isPresent());
        boolean changes = settings.tasks().changes().isPresent();
        server.get(
                "/rules",
                request -> Exchange.html(
                        request,
                        page.html(
                                new RulesPage.Filter(
                                        Exchange.given(request, "q", ""),
                                        Exchange.given(request, "tag", ""),
                                        Exchange.given(request, "standing", ""),
                                        Exchange.given(request, "sort", "fired")),
                                changes ? buttons.newRule(Visit.of(request)) : RuleButtons.NONE)));
        server.get("/rules/<id>", request -> {
            String id = shown(request.pathParam("id"));
            DomContent can = changes ? buttons.of(id, Visit.of(request)) : RuleButtons.NONE;
            Exchange.html(
                    request,
                    one.html(id, can, cases.on(id))
                            .orElseThrow(() -> new NotFoundResponse("the topics have no such rule")));
        });
        server.get(
                "/charts/rules/<id>",
                request -> json(request, one.charts(request.pathParam("id")).orElseThrow(NotFoundResponse::new)));
    }

    /** Of a rule that is new, and waits for a second person, there is a proposal alone. */
    private String shown(String id) {
        String proposal = ProposalIds.of(id);
        return sightings.ruleOf(id).isEmpty() && sightings.ruleOf(proposal).isPresent() ? proposal : id;
    }

    private static void json(Context request, String body) {
        request.contentType(ContentType.APPLICATION_JSON).result(body);
    }

    @Override
    public void close() {
        live.close();
        edits.ifPresent(EditRoutes::close);
        cases.close();
        keys.close();
        flink.ifPresent(FlinkJobs::close);
        server.stop();
        reading.close();
    }
}
