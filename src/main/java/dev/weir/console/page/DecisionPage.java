package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.io.record.DecisionSeen;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A decision: every reason with the values and events behind it. */
public final class DecisionPage {
    private static final int OTHERS = 10;
    private static final int MATCHED = 20;

    private final Layout layout;
    private final SeenSoFar sightings;
    private final OutcomeColours colours;
    private final WhyPage why;

    /** Creates the page. */
    public DecisionPage(Layout layout, SeenSoFar sightings, OutcomeColours colours, WhyPage why) {
        this.why = why;
        this.layout = layout;
        this.sightings = sightings;
        this.colours = colours;
    }

    /** Returns the page; empty if the decision is not kept here. */
    public Optional<String> html(String id) {
        return sightings.latest(row -> row.id().equals(id), 1).stream()
                .findFirst()
                .map(this::page);
    }

    /** Returns the page for a decision that is not kept here. */
    public String missing(String id) {
        return layout.page(
                "Decisions",
                "Decision",
                span(),
                sightings.reading(),
                div(
                                p(
                                        "This decision is not among those that are kept here: the latest 10,000 by rules, and 2,000 others."),
                                p(span("The topic may still have it: "), code(Pieces.said("weir explain " + id))))
                        .withClass("card empty"));
    }

    private String page(DecisionRow row) {
        JsonNode json = row.parsed();
        List<DecisionRow> others = sightings.latest(
                other -> other.subject().equals(row.subject()) && !other.id().equals(row.id()), OTHERS);
        return layout.page(
                "Decisions",
                row.triggerType() + " " + row.triggerId(),
                span(
                                Pieces.outcome(colours, row.outcome()),
                                span(" score " + DecisionTable.score(row.score()))
                                        .withClass("soft"))
                        .withClass("verdict"),
                sightings.reading(),
                facts(row, json),
                section(
                                h2(json.path("reasons").isEmpty() ? "No rule fired" : "Why"),
                                each(nodes(json.path("reasons")), one -> reason(one, row)))
                        .withClass("reasons"),
                group("In shadow: what would have been said", json.path("shadow"), row),
                group("Overruled", json.path("overruled"), row),
                considered(json.path("considered")),
                keys(row),
                section(
                                h2("Other decisions about ").with(code(Pieces.said(row.subject()))),
                                iffElse(
                                        others.isEmpty(),
                                        p("None is kept here.").withClass("empty"),
                                        div(new DecisionTable(colours).table(others, "others"))
                                                .withClass("scroll")))
                        .withClass("card"),
                section(
                                h2("Why, or why not? ")
                                        .with(
                                                span("each part of a rule's condition, from the events that the topics still have")
                                                        .withClass("soft")),
                                why.asking(row.id(), ""))
                        .withClass("card"),
                details(summary("The record"), pre(Pieces.said(json.toPrettyString())))
                        .withClass("card record"));
    }

    /** Which keys an event has is known once it is read again, which happens if somebody asks. */
    private static DomContent keys(DecisionRow row) {
        String address = Pieces.keysOf(row);
        return details(
                        summary("Its keys: card, device, customer, and what else rules keep features by"),
                        div(a("Look at its event").withHref(address))
                                .withClass("keys-of")
                                .attr("hx-get", address)
                                .attr("hx-trigger", "toggle from:closest details once")
                                .attr("aria-live", "polite"))
                .withClass("card");
    }

    private DomContent facts(DecisionRow row, JsonNode json) {
        return dl(
                        fact("Subject", Pieces.subject(row.subject())),
                        fact("Event", span(Pieces.said(row.triggerType() + " ")), code(Pieces.said(row.triggerId()))),
                        fact("Event time", Pieces.day(row.eventTimeMillis())),
                        fact("Decided", Pieces.day(row.decidedAtMillis())),
                        fact("Took", span(Figures.millis(row.tookMillis()))),
                        fact("Epoch", span(Pieces.said(json.path("rulesEpoch").asText()))),
                        iff(
                                json.hasNonNull("duplicateOf"),
                                fact(
                                        "Corrects",
                                        code(Pieces.said(
                                                json.path("duplicateOf").asText())))),
                        iff(
                                !row.others().isEmpty(),
                                fact(
                                        "Channels",
                                        each(
                                                row.others(),
                                                one -> span(
                                                        Pieces.said(one.channel() + " "),
                                                        Pieces.outcome(colours, one.outcome()))))),
                        fact("Id", code(Pieces.said(row.id()))))
                .withClass("facts card");
    }

    private static DomContent fact(String name, DomContent... value) {
        return div(dt(name), dd(value));
    }

    private DomContent group(String name, JsonNode reasons, DecisionRow row) {
        return iff(
                !reasons.isEmpty(),
                section(h2(name), each(nodes(reasons), one -> reason(one, row))).withClass("reasons aside"));
    }

    private DomContent reason(JsonNode reason, DecisionRow row) {
        String subject = reason.path("subject").asText("");
        return div(
                        h3(
                                Pieces.rule(reason.path("rule").asText()),
                                a("part by part")
                                        .withHref("/why/" + Pieces.path(row.id()) + "?rule="
                                                + Pieces.encoded(
                                                        reason.path("rule").asText()))
                                        .withClass("parts"),
                                span(Pieces.said(" v" + reason.path("version").asText() + " "))
                                        .withClass("soft"),
                                iff(
                                        reason.has("outcome"),
                                        Pieces.outcome(
                                                colours, reason.path("outcome").asText())),
                                iff(
                                        reason.has("outcome"),
                                        span(" score "
                                                        + DecisionTable.score(reason.path("score")
                                                                .asDouble()))
                                                .withClass("soft"))),
                        DecisionSeen.points(reason)
                                .<DomContent>map(points -> p(Pieces.said(points)))
                                .orElse(span()),
                        iff(
                                reason.has("holdout"),
                                p(Pieces.said(
                                        "held out by " + reason.path("holdout").asText()))),
                        iff(!subject.isEmpty(), p(span("with the memory of "), code(Pieces.said(subject)))),
                        values("Values", reason.path("features")),
                        values("Parameters", Pieces.besides(reason.path("params"), reason.path("features"))),
                        matched(reason.path("matched"), row))
                .withClass("card reason");
    }

    private static DomContent values(String name, JsonNode values) {
        return iff(
                !values.isEmpty(),
                table(tbody(each(
                                entries(values),
                                one -> tr(
                                        th(code(Pieces.said(one.getKey()))),
                                        td(Pieces.told(DecisionSeen.shown(one.getValue())))
                                                .withClass("n")))))
                        .withClass("values")
                        .attr("aria-label", name));
    }

    private DomContent matched(JsonNode stages, DecisionRow row) {
        return iff(
                !stages.isEmpty(),
                ol(each(
                                entries(stages),
                                stage -> li(
                                        span(Pieces.said(stage.getKey())).withClass("stage"),
                                        each(
                                                nodes(stage.getValue()).stream()
                                                        .limit(MATCHED)
                                                        .toList(),
                                                id -> matched(id.asText(), row)),
                                        iff(
                                                stage.getValue().size() > MATCHED,
                                                span("and " + (stage.getValue().size() - MATCHED) + " more")
                                                        .withClass("soft")))))
                        .withClass("stages")
                        .attr("aria-label", "Matched events, stage by stage"));
    }

    /** An event of a match, with its time and the way to its own decision if that is kept here. */
    private DomContent matched(String id, DecisionRow row) {
        boolean isThis = id.equals(row.triggerId());
        DomContent name = code(Pieces.said(id)).withCondClass(isThis, "this");
        if (isThis) {
            return span(name, Pieces.day(row.eventTimeMillis())).withClass("matched");
        }
        return sightings
                .latest(other -> other.triggerId().equals(id) && other.subject().equals(row.subject()), 1)
                .stream()
                .findFirst()
                .map(other -> span(
                        a(name).withHref("/decisions/" + Pieces.path(other.id())), Pieces.day(other.eventTimeMillis())))
                .orElseGet(() -> span(name))
                .withClass("matched");
    }

    private DomContent considered(JsonNode considered) {
        return iff(
                !considered.isEmpty(),
                section(
                                h2("Did not go out"),
                                div(table(
                                                thead(tr(
                                                        th("Rule"),
                                                        th("Outcome"),
                                                        th("Group"),
                                                        th("Value").withClass("n"),
                                                        th("Why not"))),
                                                tbody(each(
                                                        nodes(considered),
                                                        one -> tr(
                                                                td(Pieces.rule(one.path("rule")
                                                                        .asText())),
                                                                td(Pieces.outcome(
                                                                        colours,
                                                                        one.path("outcome")
                                                                                .asText())),
                                                                td(Pieces.said(one.path("group")
                                                                        .asText())),
                                                                td(Pieces.said(DecisionSeen.shown(one.path("value"))))
                                                                        .withClass("n"),
                                                                td(Pieces.told(one.path("why")
                                                                        .asText())))))))
                                        .withClass("scroll"))
                        .withClass("card"));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    private static List<Map.Entry<String, JsonNode>> entries(JsonNode object) {
        return List.copyOf(object.properties());
    }
}
