package dev.weir.console.page;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.Arrays;

/** A line of numbers as a small drawing: bars, which show a single hit too. */
final class Sparkline {
    private static final int HEIGHT = 20;
    private static final int STEP = 3;
    private static final int WIDTH = 2;

    private Sparkline() {}

    /** Draws one bar that is so many percent long. */
    static DomContent bar(int percent, String colour) {
        ContainerTag<?> svg = tag("svg");
        svg.withClass("bar c-" + colour);
        svg.attr("viewBox", "0 0 100 6");
        svg.attr("preserveAspectRatio", "none");
        svg.attr("aria-hidden", "true");
        ContainerTag<?> all = tag("rect");
        all.withClass("all");
        all.attr("width", 100).attr("height", 6);
        ContainerTag<?> part = tag("rect");
        part.attr("width", percent).attr("height", 6);
        svg.with(all, part);
        return svg;
    }

    /** Draws bars. */
    static DomContent of(int[] values, String label) {
        int most = Math.max(1, Arrays.stream(values).max().orElse(1));
        ContainerTag<?> svg = tag("svg");
        svg.withClass("spark");
        svg.attr("viewBox", "0 0 " + values.length * STEP + " " + HEIGHT);
        svg.attr("preserveAspectRatio", "none");
        svg.attr("role", "img");
        svg.attr("aria-label", label);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                int height = Math.max(2, Math.round((float) values[i] * HEIGHT / most));
                path.append('M')
                        .append(i * STEP)
                        .append(' ')
                        .append(HEIGHT)
                        .append('v')
                        .append(-height)
                        .append('h')
                        .append(WIDTH)
                        .append('v')
                        .append(height)
                        .append('z');
            }
        }
        ContainerTag<?> bars = tag("path");
        bars.attr("d", path.toString());
        ContainerTag<?> base = tag("path");
        base.withClass("base");
        base.attr("d", "M0 " + HEIGHT + "h" + values.length * STEP);
        svg.with(base, bars);
        return svg;
    }
}
