package dev.weir.console.page.key;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.page.OutcomeColours;
import dev.weir.console.page.Pieces;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.question.KeyAnswered.ActionAhead;
import dev.weir.console.question.KeyAnswered.MatchSoFar;
import dev.weir.console.question.KeyAnswered.RuleResting;
import dev.weir.console.seen.Citation;
import dev.weir.console.seen.DecisionRow;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened at a key, what was decided, and what is ahead, the latest first. */
final class TimeLine {
    private static final int MOST = 200;

    private final OutcomeColours colours;
    private final KeyAnswered known;

    /** Something at a time. */
    private record Moment(long atMillis, DomContent what, DomContent why) {}

    TimeLine(OutcomeColours colours, KeyAnswered known) {
        this.colours = colours;
        this.known = known;
    }

    /** Returns it as a part of a page. */
    DomContent part() {
        List<Moment> moments = new ArrayList<>();
        known.waiting().forEach(one -> moments.add(ahead(one)));
        known.matches().stream()
                .filter(one -> one.untilMillis() > known.atMillis())
                .forEach(one -> moments.add(ahead(one)));
        known.resting().stream()
                .filter(one -> one.untilMillis() > known.atMillis())
                .forEach(one -> moments.add(ahead(one)));
        Set<String> decided = new HashSet<>();
        for (DecisionRow row : known.decisions()) {
            decided.add(row.triggerType() + " " + row.triggerId());
            moments.add(decided(row));
        }
        known.latest().stream()
                .filter(one -> !decided.contains(one.type() + " " + one.id()))
                .forEach(one -> moments.add(new Moment(one.atMillis(), event(one.type(), one.id()), span())));
        moments.sort(Comparator.comparingLong(Moment::atMillis).reversed());
        return section(
                        h2("Time line ")
                                .with(span("what is ahead, what was decided, and the latest events")
                                        .withClass("soft")),
                        iffElse(
                                moments.isEmpty(),
                                p("Nothing is known of this key.").withClass("empty"),
                                table(
                                        thead(tr(th("Time"), th("Event"), th("Decided, or ahead"))),
                                        tbody(each(moments.stream().limit(MOST).toList(), this::line)))),
                        iff(moments.size() > MOST, p("and more").withClass("soft foot")))
                .withClass("scroll card timeline");
    }

    private DomContent line(Moment moment) {
        return tr(
                        td(Pieces.day(moment.atMillis())).withClass("at"),
                        td(moment.what()).withClass("event"),
                        td(moment.why()))
                .withClass(moment.atMillis() > known.atMillis() ? "ahead" : "");
    }

    private static DomContent event(String type, String id) {
        return span(span(Pieces.said(type + " ")).withClass("soft"), code(Pieces.said(id)));
    }

    private Moment decided(DecisionRow row) {
        return new Moment(
                row.eventTimeMillis(),
                event(row.triggerType(), row.triggerId()),
                span(
                        a(Pieces.outcome(colours, row.outcome())).withHref("/decisions/" + Pieces.path(row.id())),
                        each(row.others(), one -> Pieces.outcome(colours, one.outcome())),
                        span(" "),
                        each(row.fired(), TimeLine::cited),
                        each(
                                row.shadow(),
                                one -> span(span("shadow").withClasses("state", "is-shadow"), span(" "), cited(one)))));
    }

    private static DomContent cited(Citation one) {
        return span(
                Pieces.rule(one.rule()),
                span(" "),
                span(Pieces.told(one.grounds())).withClass("soft"),
                span(" "));
    }

    private Moment ahead(ActionAhead one) {
        return new Moment(
                one.dueMillis(),
                span(Pieces.said(one.trigger())),
                span(
                        iff(!one.outcome().isEmpty(), Pieces.outcome(colours, one.outcome())),
                        span(" goes out, by "),
                        Pieces.rule(one.rule()),
                        span(", unless something forbids it then")));
    }

    private static Moment ahead(MatchSoFar one) {
        return new Moment(
                one.untilMillis(),
                span("–").withClass("soft"),
                span(
                        span("a match of "),
                        Pieces.rule(one.rule()),
                        span(one.completedByTime() ? " is complete" : " is over"),
                        iff(
                                !one.unless().isEmpty(),
                                span(
                                        span(", unless "),
                                        code(Pieces.said(String.join(" or ", one.unless()))),
                                        span(" comes")))));
    }

    private static Moment ahead(RuleResting one) {
        return new Moment(
                one.untilMillis(), span("–").withClass("soft"), span(Pieces.rule(one.rule()), span(" may fire again")));
    }
}
