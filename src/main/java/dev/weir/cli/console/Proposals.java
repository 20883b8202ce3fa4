package dev.weir.cli.console;

import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.console.edit.ProposalIds;
import java.util.Locale;
import java.util.Optional;

/** What waits for a second person, and who that can be. */
final class Proposals {
    private Proposals() {}

    /** Returns what waits for a rule. */
    static Optional<Revision> of(String rule, RulesOnTopic topic) {
        return topic.latest(ProposalIds.of(rule)).filter(one -> one.document().isPresent());
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

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
