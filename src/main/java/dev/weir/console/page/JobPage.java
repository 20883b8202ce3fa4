package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
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

import dev.weir.console.flink.JobHealth;
import dev.weir.console.flink.JobStep;
import dev.weir.console.flink.LastCheckpoint;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.List;
import java.util.function.Supplier;

/** The job: its steps with what goes through them, how much waits, and its checkpoints. */
public final class JobPage {
    private static final double SLOT_SECONDS = 5;
    private static final int PERCENT = 100;
    private static final double MANY = 0.5;

    private final Layout layout;
    private final SeenSoFar seen;
    private final Supplier<JobHealth> health;
    private final String flink;

    /** Creates the page; {@code flink} is the address of Flink's own pages, {@code ""} for none. */
    public JobPage(Layout layout, SeenSoFar seen, Supplier<JobHealth> health, String flink) {
        this.layout = layout;
        this.seen = seen;
        this.health = health;
        this.flink = flink;
    }

    /** Returns the page. */
    public String html() {
        JobHealth now = health.get();
        return layout.page(
                "Job",
                "Job",
                span(iffElse(now.isKnown(), Pieces.standing(now.state()), span(Pieces.said(now.state()))))
                        .withClass("soft"),
                seen.reading(),
                job(now),
                iff(
                        !flink.isEmpty(),
                        p(a("Flink's own pages").withHref(flink + "/#/job/running/" + now.id() + "/overview"))
                                .withClass("more")));
    }

    /** Returns the part that changes. */
    public String part() {
        return job(health.get()).render();
    }

    private SectionTag job(JobHealth now) {
        return section(
                        facts(now),
                        picture(now),
                        iffElse(
                                now.steps().isEmpty(),
                                p("Flink has not said yet what the job does.").withClass("card empty"),
                                div(table(
                                                        thead(tr(
                                                                th("Step"),
                                                                th("Instances").withClass("n"),
                                                                th("In").withClass("n"),
                                                                th("Out").withClass("n"),
                                                                th("Waiting").withClass("n"),
                                                                th("Busy"),
                                                                th("Held up"))),
                                                        tbody(each(now.steps(), JobPage::step)))
                                                .withClass("steps"))
                                        .withClass("scroll card")))
                .withId("job");
    }

    private DomContent picture(JobHealth now) {
        JobPicture picture = new JobPicture(now, seen.lastSeconds().decisions() / SLOT_SECONDS);
        return picture.isKnown()
                ? div(picture.drawn(PictureLayout.WIDE), picture.drawn(PictureLayout.NARROW))
                        .withClass("card")
                : span();
    }

    private static DomContent step(JobStep step) {
        return tr(
                td(each(
                        List.of(step.name().split(" -> ")),
                        part -> span(Pieces.said(part)).withClass("part"))),
                td(step.parallelism() + (step.status().equals("running") ? "" : " " + step.status()))
                        .withClass("n"),
                td(Figures.rate(step.in()) + "/s").withClass("n"),
                td(Figures.rate(step.out()) + "/s").withClass("n"),
                td(step.lag() < 0 ? "" : Figures.count(step.lag())).withClass("n"),
                td(share(step.busy(), "accent")),
                td(share(step.held(), step.held() > MANY ? "bad" : "mid")));
    }

    private static DomContent share(double share, String colour) {
        int percent = (int) Math.round(share * PERCENT);
        return span(Sparkline.bar(percent, colour), span(percent + " %").withClass("soft"))
                .withClass("share");
    }

    private DomContent facts(JobHealth now) {
        LastCheckpoint last = now.checkpoint();
        return dl(
                        fact("State", now.isKnown() ? now.state() : "not known"),
                        fact("Runs for", now.isKnown() ? Figures.span(seen.nowMillis() - now.sinceMillis()) : "–"),
                        fact("Events that wait", now.lag() < 0 ? "–" : Figures.count(now.lag())),
                        fact("Epoch", Figures.count(seen.epoch())),
                        fact(
                                "Last checkpoint",
                                last.atMillis() == 0
                                        ? "none yet"
                                        : Figures.span(seen.nowMillis() - last.atMillis()) + " ago, took "
                                                + Figures.millis(last.tookMillis()) + ", "
                                                + Figures.bytes(last.bytes())),
                        fact(
                                "Checkpoints",
                                Figures.count(last.completed()) + " complete, " + Figures.count(last.failed())
                                        + " failed"))
                .withClass("facts card");
    }

    private static DomContent fact(String name, String value) {
        return div(dt(name), dd(Pieces.said(value)));
    }
}
