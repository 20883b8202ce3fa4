package dev.weir.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleCount;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.console.seen.StatusSeen;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** All rules, and what they did in the last hour. */
public final class RulesPage {
    private static final int SLOTS_A_MINUTE = 12;
    private static final List<String> STANDINGS = List.of("live", "shadow", "off", "refused", "waiting");
    /** As many rules are shown. */
    static final int SHOWN = 1_000;

    private final Layout layout;
    private final SeenSoFar sightings;
    private final OutcomeColours colours;
    private final Supplier<JobFigures> figures;

    /**
     * Which rules, in which order.
     *
     * @param text that the id or the description has; {@code ""} for any
     * @param tag {@code ""} for any
     * @param standing {@code ""} for any
     * @param sort a column
     */
    public record Filter(String text, String tag, String standing, String sort) {
        boolean wants(Line line) {
            String wanted = text.toLowerCase(Locale.ROOT);
            PushedVersion version = line.version();
            return (text.isEmpty()
                            || line.rule().id().toLowerCase(Locale.ROOT).contains(wanted)
                            || version.description().toLowerCase(Locale.ROOT).contains(wanted))
                    && (tag.isEmpty() || version.tags().contains(tag))
                    && (standing.isEmpty() || line.rule().standing().equals(standing));
        }

        String with(String column) {
            return "/rules?q=" + Pieces.encoded(text) + "&tag=" + Pieces.encoded(tag) + "&standing="
                    + Pieces.encoded(standing) + "&sort=" + column;
        }
    }

    /** A rule with what it did. */
    record Line(RuleSighting rule, PushedVersion version, RuleCount count) {
        /** Returns the most that an event can cost, in steps; 0 if the job has not said it. */
        long steps() {
            return rule.answer().map(StatusSeen::steps).orElse(0L);
        }
    }

    /** Creates the page; {@code figures} are what the job measures. */
    public RulesPage(Layout layout, SeenSoFar sightings, OutcomeColours colours, Supplier<JobFigures> figures) {
        this.layout = layout;
        this.sightings = sightings;
        this.colours = colours;
        this.figures = figures;
    }

    /**
     * Returns the page.
     *
     * @param more what stands beside its name
     */
    public String html(Filter filter, DomContent more) {
        HourTotals hour = sightings.hour(SLOTS_A_MINUTE);
        Map<String, RuleCount> counts = hour.rules();
        List<Line> all = sightings.rules().stream()
                .filter(RuleSighting::isRule)
                .flatMap(rule -> rule.latest().stream()
                        .map(version -> new Line(rule, version, counts.getOrDefault(rule.id(), RuleCount.NONE))))
                .toList();
        List<Line> shown = all.stream()
                .filter(filter::wants)
                .sorted(order(filter.sort(), figures.get()))
                .toList();
        return layout.page(
                "Rules",
                "Rules",
                span(span(standings(all)).withClass("soft"), more).withClass("along"),
                sightings.reading(),
                controls(filter, all),
                div(
                                p(shown.size() == all.size()
                                                ? Figures.count(all.size(), "rule")
                                                : Figures.count(shown.size()) + " of "
                                                        + Figures.count(all.size(), "rule"))
                                        .withClass("soft count")
                                        .attr("role", "status"),
                                shown.isEmpty()
                                        ? p("No rule is like that.").withClass("empty card")
                                        : div(new RuleTable(colours, hour, figures.get()).table(filter, shown))
                                                .withClass("scroll card"),
                                p("Fired, share and shadow are of the last hour; suppressed and errors since the job was started. Cost is the steps that an event takes at most.")
                                        .withClass("soft foot"))
                        .withId("results"));
    }

    private static String standings(List<Line> all) {
        StringBuilder said = new StringBuilder();
        for (String standing : STANDINGS) {
            long count = all.stream()
                    .filter(line -> line.rule().standing().equals(standing))
                    .count();
            if (count > 0) {
                said.append(said.isEmpty() ? "" : " · ")
                        .append(count)
                        .append(' ')
                        .append(standing);
            }
        }
        return said.toString();
    }

    private static DomContent controls(Filter filter, List<Line> all) {
        TreeSet<String> tags = new TreeSet<>();
        all.forEach(line -> tags.addAll(line.version().tags()));
        return form(
                        label(
                                span("Search"),
                                input().withType("search")
                                        .withName("q")
                                        .withValue(filter.text())
                                        .withPlaceholder("id or description")
                                        .attr("autocomplete", "off")
                                        .attr("data-key", "/")),
                        label(
                                span("Tag"),
                                select(option("all").withValue(""), each(tags, tag -> choice(tag, filter.tag())))
                                        .withName("tag")),
                        label(
                                span("Standing"),
                                select(
                                                option("all").withValue(""),
                                                each(STANDINGS, one -> choice(one, filter.standing())))
                                        .withName("standing")),
                        input().withType("hidden").withName("sort").withValue(filter.sort()))
                .withClass("controls")
                .withMethod("get")
                .withAction("/rules")
                .attr("role", "search")
                .attr("hx-get", "/rules")
                .attr("hx-trigger", "input changed delay:150ms from:find input, change, submit")
                .attr("hx-target", "#results")
                .attr("hx-select", "#results")
                .attr("hx-swap", "outerHTML")
                .attr("hx-replace-url", "true");
    }

    private static DomContent choice(String value, String chosen) {
        return option(Pieces.said(value)).withValue(value).withCondSelected(value.equals(chosen));
    }

    private static Comparator<Line> order(String column, JobFigures figures) {
        Comparator<Line> byId = Comparator.comparing(line -> line.rule().id());
        return switch (column) {
            case "id" -> byId;
            case "standing" ->
                Comparator.comparing(
                                (Line line) -> STANDINGS.indexOf(line.rule().standing()))
                        .thenComparing(byId);
            case "shadow" ->
                Comparator.comparingInt((Line line) -> -line.count().shadow()).thenComparing(byId);
            case "pushed" ->
                Comparator.comparingLong((Line line) -> -line.version().atMillis())
                        .thenComparing(byId);
            case "suppressed", "errors" ->
                Comparator.comparingDouble((Line line) ->
                                -figures.rule(line.rule().id()).of(column).orElse(-1))
                        .thenComparing(byId);
            case "cost" ->
                Comparator.comparingLong((Line line) -> -line.steps()).thenComparing(byId);
            default ->
                Comparator.comparingInt((Line line) -> -line.count().fired())
                        .thenComparing(line -> -line.count().shadow())
                        .thenComparing(byId);
        };
    }
}
