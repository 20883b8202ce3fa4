package dev.weir.cli.rules;

import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds earlier versions of a rule: the topic keeps them until it is compacted, git for ever. */
public final class RuleHistory {
    private RuleHistory() {}

    /**
     * Returns a version.
     *
     * @throws IOException if the topic does not have it, or not any more
     */
    public static Revision version(RulesOnTopic rules, String id, long version) throws IOException {
        if (rules.history(id).isEmpty()) {
            throw rules.unknown(id);
        }
        return last(rules.history(id), version)
                .orElseThrow(() -> new IOException("the topic has no version " + version + " of '" + id + "'; it has "
                        + versions(rules.history(id)) + ". Compaction leaves only the latest; git keeps all: weir rules"
                        + " rollback " + id + " --git REVISION"));
    }

    /**
     * Returns the content that was in force before the latest.
     *
     * @throws IOException if the topic has no other content
     */
    public static Revision previous(RulesOnTopic rules, String id) throws IOException {
        if (rules.history(id).isEmpty()) {
            throw rules.unknown(id);
        }
        Optional<Node> latest = rules.latest(id).flatMap(Revision::document);
        List<Revision> others = rules.history(id).stream()
                .filter(revision -> revision.document()
                        .filter(document -> latest.isEmpty() || !VersionedContent.same(document, latest.get()))
                        .isPresent())
                .toList();
        if (others.isEmpty()) {
            throw new IOException("the topic has no earlier content of '" + id
                    + "': there was none, or compaction has removed it. git keeps all: weir rules rollback " + id
                    + " --git REVISION");
        }
        return others.get(others.size() - 1);
    }

    private static Optional<Revision> last(List<Revision> history, long version) {
        return history.stream()
                .filter(revision -> revision.document().isPresent() && revision.version() == version)
                .reduce((earlier, later) -> later);
    }

    private static String versions(List<Revision> history) {
        List<String> versions = history.stream()
                .filter(revision -> !revision.isRemoval())
                .map(revision -> Long.toString(revision.version()))
                .distinct()
                .toList();
        return versions.isEmpty() ? "none" : String.join(", ", versions);
    }
}
