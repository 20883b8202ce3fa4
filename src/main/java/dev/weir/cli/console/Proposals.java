package dev.weir.cli.console;

import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.console.edit.ProposalIds;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.Node;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What waits for a second person, and who that can be. */
final class Proposals {
    private Proposals() {}

    /** Returns what waits for a rule. */
    static Optional<Revision> of(String rule, RulesOnTopic topic) {
        return topic.latest(ProposalIds.of(rule)).filter(one -> one.document().isPresent());
    }

    /** Returns a proposal as it would be in force, in YAML: of a rule that is new, there is no other text to go on with. */
    static String text(Revision proposal, String rule) {
        return DocumentForms.yaml(asLive(proposal, rule));
    }

    /** Returns what a proposal makes of the rule. */
    static Node asLive(Revision proposal, String rule) {
        Node content = VersionedContent.with(proposal.document().orElseThrow(), "id", rule);
        return VersionedContent.with(content, "mode", "live");
    }

    /** Returns why somebody cannot agree to a proposal; {@code ""} if he can. */
    static String hindrance(Revision proposal, String by) {
        String proposer = proposal.sender().name();
        if (by.isBlank() || proposer.isBlank()) {
            return "it is not known who " + (by.isBlank() ? "you are" : "proposed it") + ", and two have to agree";
        }
        return folded(proposer).equals(folded(by))
                ? "you have proposed it as '" + proposer + "'; somebody else has to agree"
                : "";
    }

    /** Returns who has pushed what, and when; {@code isYou} if it was whoever is told. */
    static String pushed(Revision one, boolean isYou) {
        return (isYou ? "you have " : who(one) + " has ") + (one.isRemoval() ? "removed '" : "pushed '") + one.id()
                + "'"
                + (one.isRemoval() ? "" : ", version " + one.version() + ",") + " at "
                + Instant.ofEpochMilli(one.atMillis()).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Returns what has been pushed under the id of the rule since something was proposed, which its proposer did not know;
     * {@code ""} if nothing has.
     *
     * @param last of the rule, also if that removes it
     */
    static String overtaken(Revision proposal, Optional<Revision> last) {
        return last.filter(one -> isAfter(one, proposal))
                .map(one -> pushed(one, false) + ", after this was proposed: withdraw it, and propose it anew")
                .orElse("");
    }

    /**
     * Returns that the job has switched a rule off since something was proposed, which its proposer did not know; {@code ""}
     * if it has not. Which of the two was first is said by the epochs from which they apply.
     *
     * @param off what the job said last of the rule, if it has switched it off by itself
     * @param proposed what the job said of the proposal
     */
    static String stopped(Optional<RuleAnswer> off, Optional<RuleAnswer> proposed, String why) {
        long since = proposed.map(RuleAnswer::epoch).orElse(0L);
        return off.filter(answer -> answer.epoch() > since)
                .map(answer -> "the job has switched the rule off by itself, after this was proposed (" + why
                        + "): withdraw it, and propose it anew")
                .orElse("");
    }

    /** Returns the last answer to one push, if compaction has kept it. */
    static Optional<RuleAnswer> answer(Revision one, RulesOnTopic topic) {
        return topic.answers(one.id()).stream()
                .filter(answer -> answer.isTo(one.version(), one.place()))
                .reduce((earlier, later) -> later);
    }

    /** Returns who has pushed it; {@code somebody} if nobody says so. */
    static String who(Revision one) {
        return one.sender().name().isBlank() ? "somebody" : one.sender().name();
    }

    /** Rules have one topic with one partition; only those that are captured from a table are elsewhere. */
    private static boolean isAfter(Revision one, Revision other) {
        return one.place().topic().equals(other.place().topic())
                ? one.place().offset() > other.place().offset()
                : one.atMillis() > other.atMillis();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
