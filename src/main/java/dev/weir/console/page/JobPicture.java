package dev.weir.console.page;

import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import dev.weir.console.flink.JobHealth;
import dev.weir.console.flink.JobStep;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The picture of the job that the README has, with what goes through it: streams, Ingest, Route, Profile, Decide and what
 * is decided, the Rulebook below them, and the training of models if the job has it. An arrow says how many records a
 * second come in where it ends. Boxes that this job lacks are left out.
 *
 * <pre>
 *   JobPicture ──▶ PictureLayout      where everything stands, wide or narrow
 * </pre>
 */
final class JobPicture {
    private static final int PERCENT = 100;
    private static final double MANY = 0.5;
    private static final int LINE = 16;
    private static final int TITLE = 20;

    private final Map<String, JobStep> steps = new LinkedHashMap<>();
    private final List<JobStep> streams = new ArrayList<>();
    private final double decided;

    /** Creates the picture; {@code decided} is the number of decisions a second. */
    JobPicture(JobHealth health, double decided) {
        this.decided = decided;
        for (JobStep step : health.steps()) {
            List<String> parts = List.of(step.name().split(" -> ", -1));
            if (parts.contains("Rulebook")) {
                steps.put("Rulebook", step);
            } else if (step.name().startsWith("Source: ")) {
                streams.add(step);
            } else {
                steps.putIfAbsent(parts.get(0).split(":", 2)[0], step);
            }
        }
    }

    /** Returns whether there is anything to draw. */
    boolean isKnown() {
        return steps.containsKey("Route") && steps.containsKey("Decide");
    }

    /** Draws it. */
    DomContent drawn(PictureLayout places) {
        ContainerTag<?> svg = tag("svg");
        svg.withClass("picture " + places.style());
        svg.attr("viewBox", "0 0 " + places.width() + " " + places.height());
        svg.attr("role", "img");
        svg.attr("aria-label", spoken());
        svg.with(arrowHead(places.style()));
        for (PictureLayout.Arrow arrow : places.arrows()) {
            if (isThere(arrow.from()) && isThere(arrow.to())) {
                svg.with(arrow(arrow, places.style()));
            }
        }
        for (PictureLayout.Box box : places.boxes()) {
            if (isThere(box.name())) {
                svg.with(box(box));
            }
        }
        return svg;
    }

    private boolean isThere(String name) {
        return switch (name) {
            case "Streams", "Ingest" -> !streams.isEmpty();
            case "Actions" -> true;
            default -> steps.containsKey(name);
        };
    }

    private String spoken() {
        return "The job: " + streams.size() + " streams, " + Figures.rate(ingested())
                + " events a second; Route, Profile and Decide, " + Figures.rate(decided)
                + " decisions a second. The table has all figures.";
    }

    private double ingested() {
        return streams.stream().mapToDouble(JobStep::out).sum();
    }

    /** Returns how many records a second come into a box. */
    private Optional<Double> rate(String box) {
        return switch (box) {
            case "Streams" -> Optional.empty();
            case "Ingest" -> Optional.of(ingested());
            case "Actions" -> Optional.of(decided);
            default -> Optional.ofNullable(steps.get(box)).map(JobStep::in);
        };
    }

    private ContainerTag<?> box(PictureLayout.Box box) {
        String name = box.name();
        ContainerTag<?> group = tag("g");
        Optional<JobStep> step = Optional.ofNullable(steps.get(name));
        double held =
                name.equals("Ingest") ? most(true) : step.map(JobStep::held).orElse(0.0);
        group.withClass("box" + (held > MANY ? " held" : ""));
        ContainerTag<?> frame = rectangle(box.x(), box.y(), box.width(), box.height());
        group.with(frame.attr("rx", 6));
        if (name.equals("Streams")) {
            return group.with(streams(box));
        }
        group.with(words(box.middle(), box.y() + TITLE, "title middle", name));
        if (step.isPresent() || name.equals("Ingest")) {
            double busy = name.equals("Ingest")
                    ? most(false)
                    : step.map(JobStep::busy).orElse(0.0);
            int percent = (int) Math.round(busy * PERCENT);
            int bottom = box.y() + box.height();
            group.with(words(
                    box.middle(),
                    box.y() + TITLE + LINE,
                    "small middle",
                    percent + " % busy" + (held > MANY ? ", held up" : "")));
            ContainerTag<?> share = rectangle(box.x() + 1, bottom - 4, (box.width() - 2) * percent / PERCENT, 3);
            group.with(share.withClass("busy"));
        }
        return group;
    }

    private List<DomContent> streams(PictureLayout.Box box) {
        List<DomContent> lines = new ArrayList<>(List.of(words(box.x() + 10, box.y() + TITLE, "title", "Streams")));
        int y = box.y() + TITLE + LINE;
        int room = (box.height() - TITLE) / LINE;
        for (JobStep stream : streams.subList(0, Math.min(room, streams.size()))) {
            lines.add(words(box.x() + 10, y, "small", named(stream)));
            lines.add(words(box.x() + box.width() - 10, y, "small end", Figures.rate(stream.out()) + "/s"));
            y += LINE;
        }
        return lines;
    }

    private double most(boolean isHeld) {
        return streams.stream()
                .mapToDouble(stream -> isHeld ? stream.held() : stream.busy())
                .max()
                .orElse(0);
    }

    private static String named(JobStep stream) {
        return stream.name().split(" -> ", 2)[0].substring("Source: ".length());
    }

    private ContainerTag<?> arrow(PictureLayout.Arrow arrow, String style) {
        ContainerTag<?> group = tag("g");
        ContainerTag<?> line = tag("path");
        line.attr("d", arrow.path());
        line.withClass(arrow.isToAll() ? "arrow all" : "arrow");
        line.attr("marker-end", "url(#head-" + style + ")");
        group.with(line);
        Optional<Double> rate = arrow.labelX() > 0 ? rate(arrow.to()) : Optional.empty();
        rate.ifPresent(
                value -> group.with(words(arrow.labelX(), arrow.labelY(), "rate middle", Figures.rate(value) + "/s")));
        return group;
    }

    private static ContainerTag<?> arrowHead(String style) {
        ContainerTag<?> marker = tag("marker");
        marker.attr("id", "head-" + style);
        marker.attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4);
        marker.attr("markerWidth", 7).attr("markerHeight", 7).attr("orient", "auto");
        ContainerTag<?> head = tag("path");
        head.attr("d", "M0 0L8 4L0 8z").withClass("head");
        ContainerTag<?> defs = tag("defs");
        return defs.with(marker.with(head));
    }

    private static ContainerTag<?> rectangle(int x, int y, int width, int height) {
        ContainerTag<?> rectangle = tag("rect");
        rectangle.attr("x", x).attr("y", y).attr("width", width).attr("height", height);
        return rectangle;
    }

    private static ContainerTag<?> words(int x, int y, String style, String said) {
        ContainerTag<?> words = tag("text");
        words.attr("x", x).attr("y", y).withClass(style);
        return words.with(text(CardNumbers.masked(said)));
    }
}
