package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.SeenSoFar;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The table of outcomes of the last hour, with their channels where there are several. */
final class OutcomeTable {
    private static final int SLOTS_A_MINUTE = 12;

    private final SeenSoFar sightings;
    private final OutcomeColours colours;

    OutcomeTable(SeenSoFar sightings, OutcomeColours colours) {
        this.sightings = sightings;
        this.colours = colours;
    }

    /** Returns the table. */
    DomContent table() {
        HourTotals hour = sightings.hour(SLOTS_A_MINUTE);
        List<Map.Entry<String, Integer>> all = new ArrayList<>(hour.outcomes().entrySet());
        all.sort(Comparator.comparingInt((Map.Entry<String, Integer> one) -> colours.order(one.getKey()))
                .thenComparing(one -> -one.getValue()));
        if (all.isEmpty()) {
            return p("Nothing was decided in the last hour.").withClass("empty");
        }
        Map<String, String> channels = sightings.channels();
        boolean areSeveral = channels.values().stream().distinct().count() > 1;
        return div(TagCreator.table(
                        thead(tr(
                                th("Outcome"),
                                iff(areSeveral, th("Channel")),
                                th("Count").withClass("n"),
                                th("Share").withClass("n"),
                                th("Last hour"))),
                        tbody(each(
                                all,
                                one -> tr(
                                        td(a(Pieces.outcome(colours, one.getKey()))
                                                .withHref(
                                                        "/decisions?show=all&outcome=" + Pieces.encoded(one.getKey()))),
                                        iff(
                                                areSeveral,
                                                td(Pieces.said(channels.getOrDefault(one.getKey(), "")))
                                                        .withClass("soft")),
                                        td(Figures.count(one.getValue())).withClass("n"),
                                        td(Figures.percent(one.getValue(), hour.decisions()))
                                                .withClass("n"),
                                        td(Sparkline.of(
                                                        hour.ofOutcome(one.getKey()),
                                                        "decisions a minute over the last hour"))
                                                .withClass("spark c-" + colours.of(one.getKey())))))))
                .withClass("scroll");
    }
}
