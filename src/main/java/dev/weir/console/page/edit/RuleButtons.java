package dev.weir.console.page.edit;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.console.access.Visit;
import dev.weir.console.edit.ProposalIds;
import dev.weir.console.edit.Step;
import dev.weir.console.page.Pieces;
import dev.weir.console.seen.PushedVersion;
import dev.weir.console.seen.RuleSighting;
import dev.weir.console.seen.SeenSoFar;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody can do about rules, as links to pages that show the difference first. */
public final class RuleButtons {
    /** Nothing, for a console that changes nothing. */
    public static final DomContent NONE = text("");

    private final SeenSoFar sightings;

    private final boolean needsTwo;

    /**
     * Creates buttons for what was seen.
     *
     * @param needsTwo whether a change to live waits for a second person; otherwise nothing is a proposal
     */
    public RuleButtons(SeenSoFar sightings, boolean needsTwo) {
        this.sightings = sightings;
        this.needsTwo = needsTwo;
    }

    /** Returns those of a rule. */
    public DomContent of(String id, Visit visit) {
        Optional<RuleSighting> rule = sightings.ruleOf(id).filter(RuleSighting::isRule);
        if (rule.isEmpty() || rule.get().latest().isEmpty()) {
            return NONE;
        }
        Optional<String> proposedFor = needsTwo ? ProposalIds.ruleOf(id) : Optional.empty();
        if (proposedFor.isPresent() && rule.get().latest().get().mode().equals("shadow")) {
            return proposal(proposedFor.get(), visit);
        }
        if (!visit.mayShadow()) {
            return proposal(id, visit);
        }
        List<DomContent> buttons = new ArrayList<>();
        buttons.add(a("Edit")
                .withHref("/edit?id=" + Pieces.encoded(id))
                .withClass("button")
                .attr("data-key", "e"));
        steps(rule.get(), visit).forEach(step -> buttons.add(button(step, id)));
        return div(div(each(buttons, one -> one)).withClass("buttons"), proposal(id, visit));
    }

    private static List<Step> steps(RuleSighting rule, Visit visit) {
        List<Step> steps = new ArrayList<>();
        String standing = rule.standing();
        if (standing.equals("shadow")) {
            steps.add(Step.LIVE);
        }
        if (visit.mayLive()) {
            if (standing.equals("live")) {
                steps.add(Step.SHADOW);
            }
            if (rule.pushed().size() > 1) {
                steps.add(Step.ROLL_BACK);
            }
            steps.add(standing.equals("off") ? Step.ENABLE : Step.DISABLE);
        }
        return steps;
    }

    private static DomContent button(Step step, String id) {
        return a(step.words())
                .withHref("/change/" + step.path() + "?id=" + Pieces.encoded(id))
                .withClass("button");
    }

    private DomContent proposal(String id, Visit visit) {
        Optional<PushedVersion> proposed = sightings.ruleOf(ProposalIds.of(id)).flatMap(RuleSighting::latest);
        if (proposed.isEmpty() || !needsTwo) {
            return NONE;
        }
        boolean isOvertaken = isOvertaken(id, proposed.get());
        boolean isStopped = isStopped(id);
        boolean isOwn = !proposed.get().by().isBlank()
                && visit.name().strip().equalsIgnoreCase(proposed.get().by().strip());
        List<DomContent> buttons = new ArrayList<>();
        if (visit.mayLive() && !isOvertaken && !isStopped && !isOwn) {
            buttons.add(button(Step.AGREE, id));
        }
        if (visit.mayShadow()) {
            buttons.add(button(Step.WITHDRAW, id));
        }
        return div(
                        p(
                                Pieces.said(
                                        proposed.get().by().isBlank()
                                                ? "Somebody"
                                                : isOwn ? "You" : proposed.get().by()),
                                span(
                                        (isOwn ? " have" : " has")
                                                + " proposed a change to live, which waits for a second person. In shadow it is "),
                                Pieces.rule(ProposalIds.of(id)),
                                sightings
                                        .ruleOf(id)
                                        .filter(rule -> rule.latest().isPresent())
                                        .<DomContent>map(rule -> span(span("; what is in force is "), Pieces.rule(id)))
                                        .orElse(span("; nothing is in force under " + id)),
                                span("."),
                                iff(
                                        isOvertaken,
                                        span(
                                                " The rule has changed since, so nobody can agree: withdraw it, and propose it"
                                                        + " anew.")),
                                iff(
                                        isStopped && !isOvertaken,
                                        span(" The job has switched the rule off by itself since, so nobody can agree:"
                                                + " withdraw it, and propose it anew."))),
                        div(each(buttons, one -> one)).withClass("buttons"))
                .withClass("notice");
    }

    private boolean isOvertaken(String id, PushedVersion proposed) {
        List<PushedVersion> pushed =
                sightings.ruleOf(id).map(RuleSighting::pushed).orElse(List.of());
        return !pushed.isEmpty() && pushed.get(pushed.size() - 1).isAfter(proposed);
    }

    /** Returns whether the job has switched a rule off by itself after it had heard of the proposal. */
    private boolean isStopped(String id) {
        long proposedEpoch = sightings
                .ruleOf(ProposalIds.of(id))
                .flatMap(RuleSighting::answer)
                .map(seen -> seen.answer().epoch())
                .orElse(0L);
        return sightings.ruleOf(id).filter(RuleSighting::isOffByJob).flatMap(RuleSighting::answer).stream()
                .anyMatch(seen -> seen.answer().epoch() > proposedEpoch);
    }

    /** Returns the way to a new rule. */
    public DomContent newRule(Visit visit) {
        return visit.mayShadow() ? a("New rule").withHref("/edit").withClass("button") : NONE;
    }
}
