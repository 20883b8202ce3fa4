package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.weir.console.seen.Citation;
import dev.weir.console.seen.DecisionRow;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Decisions, a line each. */
public final class DecisionTable {
    private static final int FIRED = 4;
    private static final int SHADOW = 2;
    private static final long LONG_MILLIS = 3_600_000;

    private final OutcomeColours colours;

    /** Creates a table with these colours. */
    public DecisionTable(OutcomeColours colours) {
        this.colours = colours;
    }

    /** Returns the table. */
    DomContent table(List<DecisionRow> rows, String id) {
        return j2html.TagCreator.table(
                        thead(tr(
                                th("Time"),
                                th("Outcome"),
                                th("Score").withClass("n"),
                                th("Subject"),
                                th("Why"),
                                th("Event"),
                                th("Took").withClass("n"))),
                        tbody(each(rows, this::row)).withId(id))
                .withClass("decisions");
    }

    /** Returns the lines alone, to be put before those that are there. */
    public String lines(List<DecisionRow> rows) {
        return each(rows, this::row).render();
    }

    private DomContent row(DecisionRow row) {
        return tr(
                        td(a(Pieces.clock(row.decidedAtMillis())).withHref("/decisions/" + Pieces.path(row.id())))
                                .withClass("at"),
                        td(
                                        Pieces.outcome(colours, row.outcome()),
                                        each(row.others(), other -> Pieces.outcome(colours, other.outcome())))
                                .withClass("what"),
                        td(score(row.score())).withClass("n score"),
                        td(
                                        Pieces.subject(row.subject()),
                                        span(" "),
                                        a("keys")
                                                .withHref(Pieces.keysOf(row))
                                                .withClass("soft")
                                                .attr("aria-label", CardNumbers.masked("keys of " + row.triggerId())))
                                .withClass("who"),
                        td(causes(row)).withClass("why"),
                        td(
                                        span(Pieces.said(row.triggerType() + " "))
                                                .withClass("soft"),
                                        code(Pieces.said(row.triggerId())))
                                .withClass("event"),
                        td(row.tookMillis() < LONG_MILLIS ? Figures.millis(row.tookMillis()) : "")
                                .withClass("n took"))
                .attr("data-number", row.number());
    }

    /** The first rules of each kind; the page of the decision has all. */
    private DomContent causes(DecisionRow row) {
        List<Citation> fired =
                row.fired().subList(0, Math.min(FIRED, row.fired().size()));
        List<Citation> shadow =
                row.shadow().subList(0, Math.min(SHADOW, row.shadow().size()));
        int more = row.fired().size() - fired.size() + row.shadow().size() - shadow.size();
        return ul(
                        each(fired, this::cause),
                        each(shadow, this::shadow),
                        iff(
                                more > 0,
                                li(a("and " + more + " more").withHref("/decisions/" + Pieces.path(row.id())))
                                        .withClass("soft")))
                .withClass("causes");
    }

    private DomContent cause(Citation citation) {
        return li(Pieces.rule(citation.rule()), span(" "), grounds(citation));
    }

    private DomContent shadow(Citation citation) {
        return li(
                        span("shadow").withClasses("state", "is-shadow"),
                        iff(!citation.outcome().isEmpty(), Pieces.outcome(colours, citation.outcome())),
                        span(" "),
                        Pieces.rule(citation.rule()),
                        span(" "),
                        grounds(citation))
                .withClass("shadow");
    }

    private static DomContent grounds(Citation citation) {
        return span(Pieces.told(citation.grounds())).withClass("grounds");
    }

    /** Returns a score with at most two decimals. */
    static String score(double score) {
        if (!Double.isFinite(score)) {
            return Double.toString(score);
        }
        BigDecimal rounded = BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
