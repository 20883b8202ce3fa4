package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.RuleCount;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.console.seen.StatusSeen;
import dev.weir.io.record.RuleAnswer;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the job does now, and did in the last hour. */
public final class NowPage {
    private static final int SECONDS = 5;
    private static final int SLOTS_A_MINUTE = 12;
    private static final int RULES = 9;
    private static final int LATELY = 8;
    private static final int CHANGES = 7;
    private static final int MINUTES = 15;
    private static final int APART = 7;

    private final Layout layout;
    private final SeenSoFar sightings;
    private final OutcomeColours colours;
    private final Supplier<JobHealth> health;
    private final Supplier<JobFigures> figures;

    /** Creates the page; {@code health} says how the job is, {@code figures} what it measures. */
    public NowPage(
            Layout layout,
            SeenSoFar sightings,
            OutcomeColours colours,
            Supplier<JobHealth> health,
            Supplier<JobFigures> figures) {
        this.figures = figures;
        this.layout = layout;
        this.sightings = sightings;
        this.colours = colours;
        this.health = health;
    }

    /** Returns the page. */
    public String html() {
        return layout.page(
                "Now",
                "Now",
                span(),
                sightings.reading(),
                live(),
                div(
                                figure("What rules decided", "a minute, by outcome", "outcomes"),
                                figure("Decisions", "a second", "rate"),
                                figure("From payment to decision", "median and 99th percentile", "latency"))
                        .withClass("charts")
                        .attr("data-charts", "/charts/now"),
                below());
    }

    /** Returns the parts that change, each of which the script puts in the place of the part with its id. */
    public String parts() {
        return live().render() + below().render();
    }

    private DivTag live() {
        HourTotals.Piece last = sightings.lastSeconds();
        HourTotals.Piece minute = sightings.lastMinutes(1);
        JobHealth now = health.get();
        int worst = minute.outcomes().getOrDefault(colours.worst(), 0);
        return div(dl(
                                tile("Decisions", Figures.rate(last.decisions() / (double) SECONDS), "a second"),
                                tile(
                                        "Median",
                                        minute.timed() == 0 ? "–" : Figures.millis(minute.p50Millis()),
                                        "event to decision"),
                                tile(
                                        "99 of 100",
                                        minute.timed() == 0 ? "–" : Figures.millis(minute.p99Millis()),
                                        "within, last minute"),
                                tile(
                                        colours.worst(),
                                        Figures.count(worst),
                                        Figures.percent(worst, minute.decisions()) + " of the last minute"),
                                tile(
                                        "Lag",
                                        now.isKnown() && now.lag() >= 0 ? Figures.count(now.lag()) : "–",
                                        "events wait in Kafka"),
                                tile(
                                        "Dead letters",
                                        span(Figures.count(sightings.letterCount())),
                                        span(
                                                span("since "),
                                                Pieces.day(sightings.reading().sinceMillis()))),
                                tile("Errors", errors(), span("of rules, since the job started")),
                                tile("Epoch", Figures.count(sightings.epoch()), now.state()))
                        .withClass("tiles"))
                .withId("tiles");
    }

    private DomContent errors() {
        JobFigures now = figures.get();
        return now.errors().isEmpty()
                ? Pieces.absent(now.absent())
                : span(Figures.count(Math.round(now.errors().getAsDouble())));
    }

    private static DomContent tile(String name, String value, String unit) {
        return tile(name, span(value), Pieces.said(unit));
    }

    private static DomContent tile(String name, DomContent value, DomContent unit) {
        return div(dt(name), dd(span(value).withClass("value"), span(unit).withClass("unit")))
                .withClass("tile");
    }

    private static DomContent figure(String name, String unit, String chart) {
        return section(
                        h2(name + " ").with(span(unit).withClass("soft")),
                        div().withClass("chart").attr("data-chart", chart))
                .withClass("card chart-" + chart);
    }

    private DomContent below() {
        return div(
                        section(h2("Lately ").with(span("what rules decided").withClass("soft")), lately())
                                .withClass("card wide")
                                .withId("lately"),
                        section(
                                        h2("Rules ")
                                                .with(span("last " + MINUTES + " minutes")
                                                        .withClass("soft")),
                                        rules())
                                .withClass("card")
                                .withId("busy"),
                        section(
                                        h2("Outcomes ").with(span("last hour").withClass("soft")),
                                        new OutcomeTable(sightings, colours).table())
                                .withClass("card")
                                .withId("shares"),
                        section(h2("Changes"), changes()).withClass("card").withId("changes"))
                .withClass("grid");
    }

    private DomContent lately() {
        List<DecisionRow> rows = sightings.latest(
                row -> !row.fired().isEmpty()
                        && (!row.outcome().equals(colours.mildest())
                                || !row.others().isEmpty()),
                LATELY);
        return rows.isEmpty()
                ? p(
                                span("No rule has asked for more than "),
                                Pieces.outcome(colours, colours.mildest()),
                                span(" since "),
                                Pieces.day(sightings.reading().sinceMillis()),
                                span("."))
                        .withClass("empty")
                : div(new DecisionTable(colours).table(rows, "lately-rows")).withClass("scroll");
    }

    private DomContent rules() {
        HourTotals hour = sightings.hour(SLOTS_A_MINUTE);
        Map<String, RuleCount> counts = sightings.lastMinutes(MINUTES).rules();
        List<Map.Entry<String, RuleCount>> busiest = new ArrayList<>(counts.entrySet());
        busiest.sort(Comparator.comparingInt((Map.Entry<String, RuleCount> one) ->
                        -one.getValue().fired() - one.getValue().shadow())
                .thenComparing(Map.Entry::getKey));
        if (busiest.isEmpty()) {
            return p("No rule has fired.").withClass("empty");
        }
        return div(
                        table(
                                thead(tr(
                                        th("Rule"),
                                        th("Fired").withClass("n"),
                                        th("Shadow").withClass("n"),
                                        th("Last hour"))),
                                tbody(each(
                                        busiest.subList(0, Math.min(RULES, busiest.size())),
                                        one -> tr(
                                                td(Pieces.rule(one.getKey())),
                                                td(Figures.count(one.getValue().fired()))
                                                        .withClass("n"),
                                                td(Figures.count(one.getValue().shadow()))
                                                        .withClass("n"),
                                                td(Sparkline.of(
                                                                hour.ofRule(one.getKey()),
                                                                "hits a minute over the last hour"))
                                                        .withClass("spark"))))),
                        p(a("All rules").withHref("/rules")).withClass("more"))
                .withClass("scroll");
    }

    private DomContent changes() {
        List<StatusSeen> changes = sightings.changes();
        return iffElse(
                changes.isEmpty(),
                p("No rule or list was pushed.").withClass("empty"),
                ol(each(changes.subList(0, Math.min(CHANGES, changes.size())), NowPage::change))
                        .withClass("changes"));
    }

    static DomContent change(StatusSeen change) {
        String what = change.answer().rule();
        boolean isList = what.startsWith(RuleAnswer.LIST);
        return li(
                Pieces.day(change.atMillis()),
                span(ChangeText.status(change.answer())).withClasses("state", ChangeText.colour(change.answer())),
                span(
                        isList ? Pieces.said(what.replace(RuleAnswer.LIST, "list ")) : Pieces.rule(what),
                        span(" " + ChangeText.version(change.answer())).withClass("soft"),
                        iff(
                                !change.answer().by().isEmpty(),
                                span(Pieces.said(" by " + change.answer().by())).withClass("soft")),
                        each(
                                change.answer().errors(),
                                error -> p(Pieces.said(error)).withClass("error"))));
    }

    /** Returns what the charts show. */
    public String charts() {
        HourTotals fine = sightings.hour(2);
        HourTotals minutes = sightings.hour(SLOTS_A_MINUTE);
        List<StatusSeen> changes = sightings.changes();
        ChartJson outcomes = new ChartJson("bars", "a minute", minutes);
        Map<String, Integer> counts = minutes.outcomes();
        List<String> names = counts.keySet().stream()
                .filter(name -> !name.equals(colours.mildest()))
                .sorted(Comparator.comparingInt(colours::order).thenComparing(name -> -counts.getOrDefault(name, 0)))
                .toList();
        List<String> apart = names.subList(0, Math.min(APART, names.size()));
        apart.forEach(name -> outcomes.series(
                name, colours.of(name), piece -> piece.outcomes().getOrDefault(name, 0)));
        if (apart.size() < names.size()) {
            outcomes.series(
                    "others",
                    "none",
                    piece -> names.stream()
                            .skip(APART)
                            .mapToInt(name -> piece.outcomes().getOrDefault(name, 0))
                            .sum());
        }
        ChartJson rate = new ChartJson("area", "a second", fine)
                .series("decisions", "accent", piece -> piece.decisions() * 1000.0 / fine.pieceMillis());
        ChartJson latency = new ChartJson("lines", "ms", fine)
                .series("median", "accent", piece -> piece.timed() == 0 ? Double.NaN : piece.p50Millis())
                .series("99 of 100", "mid", piece -> piece.timed() == 0 ? Double.NaN : piece.p99Millis());
        var all = outcomes.marks(changes).json().objectNode();
        all.set("outcomes", outcomes.json());
        all.set("rate", rate.marks(changes).json());
        all.set("latency", latency.json());
        return all.toString();
    }
}
