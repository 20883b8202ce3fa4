package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.datalist;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import dev.weir.console.question.ConditionSeen;
import dev.weir.console.question.RuleAnswered;
import dev.weir.console.question.RuleQuestions;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.io.kafka.ReadTooLongException;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** Why a rule fired on an event or did not: its condition as a tree, with the value of each part. */
public final class WhyPage {
    /** At most so many questions are answered at once: each reads topics. */
    static final int MOST = 2;

    private static final int MOST_RULES = 2_000;

    private final Layout layout;
    private final SeenSoFar seen;
    private final Optional<RuleQuestions> questions;
    private final Semaphore places = new Semaphore(MOST);

    /** Creates the page; without questions it names the command that answers them. */
    public WhyPage(Layout layout, SeenSoFar seen, Optional<RuleQuestions> questions) {
        this.layout = layout;
        this.seen = seen;
        this.questions = questions;
    }

    /** Returns the answer about a decision, or an event without one, and a rule. */
    public String html(String decision, String rule) {
        return layout.page(
                "Decisions",
                rule.isEmpty() ? "Why, or why not" : "Why, or why not: " + rule,
                span(),
                seen.reading(),
                p(span("About "), a(code(Pieces.said(decision))).withHref("/decisions/" + Pieces.path(decision)))
                        .withClass("lead"),
                asking(decision, rule),
                section(rule.isEmpty() ? p("Name a rule.").withClass("empty") : answer(decision, rule))
                        .withId("why")
                        .withClass("card")
                        .attr("aria-live", "polite"));
    }

    /** Returns a form that asks about a rule. */
    DomContent asking(String decision, String rule) {
        List<RuleSighting> rules = seen.rules().stream()
                .filter(RuleSighting::isRule)
                .limit(MOST_RULES)
                .toList();
        return form(
                        label(
                                span("Rule"),
                                input().withName("rule")
                                        .withValue(rule)
                                        .withType("search")
                                        .withList("rule-ids")
                                        .attr("autocomplete", "off")
                                        .attr("required", "")),
                        datalist(each(rules, one -> option().withValue(one.id())))
                                .withId("rule-ids"),
                        button("Ask").withClass("button"))
                .withClass("controls")
                .withMethod("get")
                .withAction("/why/" + Pieces.path(decision));
    }

    private DomContent answer(String decision, String rule) {
        if (questions.isEmpty()) {
            return p(span("A terminal answers this: "), code(Pieces.said(command(decision, rule))));
        }
        if (!places.tryAcquire()) {
            return p("Others are asking, and each question reads the topics: load this page again in a moment.");
        }
        try {
            return said(questions.get().ask(decision, rule, decidedAt(decision)));
        } catch (ReadTooLongException e) {
            return div(
                    p(Pieces.said("Not asked to the end: " + e.getMessage() + "."))
                            .withClass("error"),
                    p(span("A terminal has no such bound: "), code(Pieces.said(command(decision, rule)))));
        } catch (IOException e) {
            return p(Pieces.said(String.valueOf(e.getMessage()))).withClass("error");
        } finally {
            places.release();
        }
    }

    private static String command(String decision, String rule) {
        return "weir explain " + decision + " --rule " + rule;
    }

    /** Returns when it was decided, if the console has seen it: on a long topic it is found there at once. */
    private OptionalLong decidedAt(String decision) {
        return seen.latest(row -> row.id().equals(decision) || row.triggerId().equals(decision), 1).stream()
                .mapToLong(DecisionRow::decidedAtMillis)
                .findFirst();
    }

    private static DomContent said(RuleAnswered answered) {
        return div(
                each(answered.lines(), line -> p(Pieces.told(line))),
                iff(
                        answered.condition(),
                        condition -> div(
                                h2("Its condition, part by part"),
                                ul(part(condition)).withClass("tree"))));
    }

    private static DomContent part(ConditionSeen part) {
        String value = part.value();
        String style = value.equals("true") ? "is-live" : value.equals("false") ? "is-refused" : "is-waiting";
        return li(
                span(span(Pieces.said(value)).withClasses("state", style), code(Pieces.said(part.text())))
                        .withClass("part"),
                iff(
                        !part.sides().isEmpty(),
                        span(Pieces.said(String.join(", ", part.sides()))).withClass("soft sides")),
                iff(!part.parts().isEmpty(), ul(each(part.parts(), WhyPage::part))));
    }
}
