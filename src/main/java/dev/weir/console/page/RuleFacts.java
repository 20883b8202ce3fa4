package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.weir.console.flink.JobFigures;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleCount;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.StatusSeen;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What is known of a rule in figures: hits, what kept it back, errors, its cost, and how whole its features are. */
final class RuleFacts {
    private final OutcomeColours colours;
    private final HourTotals hour;
    private final JobFigures figures;

    RuleFacts(OutcomeColours colours, HourTotals hour, JobFigures figures) {
        this.colours = colours;
        this.hour = hour;
        this.figures = figures;
    }

    /**
     * Returns its figures.
     *
     * @param by who pushed the version that is shown
     */
    DomContent of(RuleSighting rule, PushedVersion shown, DomContent by) {
        RuleCount count = hour.rules().getOrDefault(rule.id(), RuleCount.NONE);
        return dl(
                        fact("Version", span("v" + shown.version())),
                        fact("Pushed", Pieces.day(shown.atMillis()), by),
                        fact("Decides", each(shown.outcomes(), one -> Pieces.outcome(colours, one))),
                        fact("Fired", span(Figures.count(count.fired())), soft(" in the last hour")),
                        fact("In shadow", span(Figures.count(count.shadow())), soft(" in the last hour")),
                        fact("Suppressed", measured(rule.id(), "suppressed")),
                        fact("Held out", measured(rule.id(), "heldOut")),
                        fact("Errors", measured(rule.id(), "errors")),
                        fact("Cost at most", cost(rule)),
                        iff(
                                !shown.tags().isEmpty(),
                                fact(
                                        "Tags",
                                        each(
                                                shown.tags(),
                                                tag -> a(Pieces.said(tag))
                                                        .withHref("/rules?sort=fired&tag=" + Pieces.encoded(tag))
                                                        .withClass("tag")))))
                .withClass("facts card");
    }

    private static DomContent cost(RuleSighting rule) {
        return rule.answer()
                .filter(each -> each.steps() > 0)
                .<DomContent>map(each -> span(Figures.count(each.steps(), "step") + " an event, "
                        + Figures.bytes(each.stateBytes()) + " a key"))
                .orElseGet(() -> Pieces.absent("no answer of the job says what it costs"));
    }

    private DomContent measured(String rule, String name) {
        OptionalDouble value = figures.rule(rule).of(name);
        return value.isEmpty()
                ? Pieces.absent(figures.absent())
                : span(span(Figures.count(Math.round(value.getAsDouble()))), soft(" since the job was started"));
    }

    private static DomContent soft(String text) {
        return span(text).withClass("soft");
    }

    private static DomContent fact(String name, DomContent... value) {
        return div(dt(name), dd(value));
    }

    /** Returns which of its features know their whole window, and what became of its open matches. */
    static DomContent features(RuleSighting rule, long nowMillis) {
        Optional<StatusSeen> answer = rule.answer();
        List<StatusSeen.FeatureState> features =
                answer.map(StatusSeen::features).orElse(List.of());
        String pattern = answer.map(StatusSeen::pattern).orElse("");
        return iff(
                !features.isEmpty() || !pattern.isEmpty(),
                section(
                                h2("What it remembers"),
                                iff(
                                        !features.isEmpty(),
                                        table(tbody(each(features, one -> feature(one, nowMillis))))
                                                .withClass("features")),
                                iff(
                                        !pattern.isEmpty(),
                                        p(span("Open matches of its pattern: "), span(Pieces.said(pattern)))))
                        .withClass("card"));
    }

    /** The job says it once, when the rule is pushed: what was warming then may be whole by now. */
    private static DomContent feature(StatusSeen.FeatureState one, long nowMillis) {
        OptionalLong until = one.untilMillis();
        boolean isWarming = one.state().equals("warming") && (until.isEmpty() || until.getAsLong() > nowMillis);
        return tr(
                th(code(Pieces.said(one.name()))),
                td(span(Pieces.said(isWarming ? "warming" : until.isPresent() ? "whole" : one.state()))
                        .withClass(isWarming ? "state is-waiting" : "state is-live")),
                td(iff(
                                !one.until().isEmpty(),
                                span(
                                        span(
                                                isWarming
                                                        ? "covers its whole window from "
                                                        : "covers its whole window since "),
                                        Pieces.told(one.until()))))
                        .withClass("soft"));
    }
}
