package dev.weir.console.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Decisions as they are made. */
public final class DecisionsPage {
    private static final int SHOWN = 100;
    private static final int SLOTS_A_MINUTE = 12;
    private static final List<Map.Entry<String, String>> SHOWS = List.of(
            Map.entry("rules", "by rules"),
            Map.entry("fired", "by live rules"),
            Map.entry("shadow", "with rules in shadow"),
            Map.entry("all", "all"));

    private final Layout layout;
    private final SeenSoFar sightings;
    private final OutcomeColours colours;

    /**
     * Which decisions; each part is {@code ""} for any.
     *
     * @param show which kind, by the words of the form on the page; what is none of them counts as its first
     */
    public record Filter(String show, String outcome, String rule, String subject) {
        /** Returns whether a decision is asked for. */
        public boolean wants(DecisionRow row) {
            boolean shown = switch (show) {
                case "fired" -> !row.fired().isEmpty();
                case "shadow" -> !row.shadow().isEmpty();
                case "all" -> true;
                default -> row.isByRules();
            };
            return shown
                    && (outcome.isEmpty()
                            || row.outcome().equals(outcome)
                            || row.others().stream()
                                    .anyMatch(one -> one.outcome().equals(outcome)))
                    && (rule.isEmpty() || row.names(rule))
                    && (subject.isEmpty() || row.subject().equals(subject));
        }

        String query() {
            return "show=" + Pieces.encoded(show) + "&outcome=" + Pieces.encoded(outcome) + "&rule="
                    + Pieces.encoded(rule) + "&subject=" + Pieces.encoded(subject);
        }
    }

    /** Creates the page. */
    public DecisionsPage(Layout layout, SeenSoFar sightings, OutcomeColours colours) {
        this.layout = layout;
        this.sightings = sightings;
        this.colours = colours;
    }

    /** Returns the page. */
    public String html(Filter filter) {
        // What comes between these two is not shown, and so has to be sent after.
        long after = sightings.latestNumber();
        List<DecisionRow> rows = sightings.latest(row -> row.number() <= after && filter.wants(row), SHOWN);
        return layout.page(
                "Decisions",
                "Decisions",
                button("Pause")
                        .withType("button")
                        .withClass("button")
                        .withId("pause")
                        .attr("aria-pressed", "false")
                        .attr("data-key", "p"),
                sightings.reading(),
                controls(filter),
                div(
                                p(span("Live").withId("tail-state").attr("role", "status"))
                                        .withClass("soft count"),
                                div(
                                                new DecisionTable(colours).table(rows, "tail"),
                                                p("None that is kept here is like that. What comes will be shown.")
                                                        .withClass("empty"))
                                        .withClass("scroll card")
                                        .attr("data-tail", "/live/decisions?after=" + after + "&" + filter.query()),
                                p("Kept here: the latest 10,000 decisions by rules and 2,000 others. The topic has all: weir decisions tail --since 1d")
                                        .withClass("soft foot"))
                        .withId("results"));
    }

    private DomContent controls(Filter filter) {
        TreeSet<String> outcomes =
                new TreeSet<>(sightings.hour(SLOTS_A_MINUTE).outcomes().keySet());
        outcomes.add(colours.worst());
        if (!filter.outcome().isEmpty()) {
            outcomes.add(filter.outcome());
        }
        return form(
                        label(
                                span("Show"),
                                select(each(
                                                SHOWS,
                                                one -> option(one.getValue())
                                                        .withValue(one.getKey())
                                                        .withCondSelected(
                                                                one.getKey().equals(filter.show()))))
                                        .withName("show")),
                        label(
                                span("Outcome"),
                                select(
                                                option("all").withValue(""),
                                                each(
                                                        outcomes,
                                                        one -> option(Pieces.said(one))
                                                                .withValue(one)
                                                                .withCondSelected(one.equals(filter.outcome()))))
                                        .withName("outcome")),
                        label(
                                span("Rule"),
                                input().withType("search")
                                        .withName("rule")
                                        .withValue(filter.rule())
                                        .withPlaceholder("id of a rule")
                                        .attr("autocomplete", "off")),
                        label(
                                span("Subject"),
                                input().withType("search")
                                        .withName("subject")
                                        .withValue(filter.subject())
                                        .withPlaceholder("such as a customer")
                                        .attr("autocomplete", "off")
                                        .attr("data-key", "/")))
                .withClass("controls")
                .withMethod("get")
                .withAction("/decisions")
                .attr("role", "search")
                .attr("hx-get", "/decisions")
                .attr("hx-trigger", "input changed delay:250ms from:find input, change, submit")
                .attr("hx-target", "#results")
                .attr("hx-select", "#results")
                .attr("hx-swap", "outerHTML")
                .attr("hx-replace-url", "true");
    }
}
