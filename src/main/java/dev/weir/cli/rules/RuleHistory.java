package dev.weir.cli.rules;

import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds earlier versions of a rule: the topic keeps them until it is compacted, git for ever. */
public final class RuleHistory {
    private RuleHistory() {}

    /**
     * Makes sure that a rule, if one is given, was ever pushed.
     *
     * @throws IOException if it was not
     */
    public static void require(RulesOnTopic rules, Optional<String> rule) throws IOException {
        if (rule.isPresent() && rules.history(rule.get()).isEmpty()) {
            throw rules.unknown(rule.get());
        }
    }

    /**
     * Returns a version.
     *
     * @throws IOException if the topic does not have it, or not any more
     */
    public static Revision version(RulesOnTopic rules, String id, long version) throws IOException {
        if (rules.history(id).isEmpty()) {
            throw rules.unknown(id);
        }
        List<Revision> all = rules.history(id).stream()
                .filter(revision -> revision.document().isPresent() && revision.version() == version)
                .toList();
        return taken(rules, all)
                .or(() -> last(all))
                .orElseThrow(() -> new IOException("the topic has no version " + version + " of '" + id + "'; it has "
                        + versions(rules.history(id)) + ". Compaction leaves only the latest; " + inGit(id)));
    }

    /**
     * Returns whether the job has refused it, as far as compaction has kept the answer: by its content, or since somebody
     * else's push of that version came first.
     */
    public static boolean isRefused(RulesOnTopic rules, Revision revision) {
        return rules.answers(revision.id()).stream()
                .filter(answer -> answer.isOf(revision.place()))
                .reduce((earlier, later) -> later)
                .filter(RuleAnswer::isRejection)
                .isPresent();
    }

    /** Returns the last that the job has not refused, which is in force or will be; empty if that removed the rule. */
    public static Optional<Revision> taken(RulesOnTopic rules, String id) {
        return taken(rules, rules.history(id)).filter(revision -> !revision.isRemoval());
    }

    private static Optional<Revision> taken(RulesOnTopic rules, List<Revision> some) {
        return last(some.stream().filter(one -> !isRefused(rules, one)).toList());
    }

    /**
     * Returns what counted at a time, in epoch milliseconds: the last that had been pushed and was not refused; what was
     * refused if nothing else was there, and nothing if nothing was.
     */
    public static Optional<Revision> at(RulesOnTopic rules, String id, long atMillis) {
        List<Revision> then = rules.history(id).stream()
                .filter(revision -> revision.atMillis() <= atMillis)
                .toList();
        return taken(rules, then).or(() -> last(then));
    }

    /**
     * Returns what decided under a version at a time, in epoch milliseconds. After a rule was removed its versions may begin
     * again, and two people may have pushed the same one.
     */
    public static Optional<Revision> decided(RulesOnTopic rules, String id, long version, long atMillis) {
        List<Revision> all = rules.history(id).stream()
                .filter(revision -> !revision.isRemoval() && revision.version() == version)
                .toList();
        List<Revision> then =
                all.stream().filter(revision -> revision.atMillis() <= atMillis).toList();
        return taken(rules, then).or(() -> all.stream().findFirst());
    }

    /**
     * Returns the content that was in force before the latest: never one that the job refused, as far as is known.
     *
     * @throws IOException if the topic has no other content
     */
    public static Revision previous(RulesOnTopic rules, String id) throws IOException {
        if (rules.history(id).isEmpty()) {
            throw rules.unknown(id);
        }
        Optional<Node> latest = rules.latest(id).flatMap(Revision::document);
        List<Revision> others = rules.history(id).stream()
                .filter(revision -> !isRefused(rules, revision))
                .filter(revision -> revision.document()
                        .filter(document -> latest.isEmpty() || !VersionedContent.same(document, latest.get()))
                        .isPresent())
                .toList();
        if (others.isEmpty()) {
            throw new IOException("the topic has no earlier content of '" + id
                    + "' that was not refused: there was none, or compaction has removed it; " + inGit(id));
        }
        return others.get(others.size() - 1);
    }

    private static String inGit(String id) {
        return ModelIds.isOne(id)
                ? "git keeps all: weir models push FILE, with the file of then under a higher version"
                : "git keeps all: weir rules rollback " + id + " --git REVISION";
    }

    private static Optional<Revision> last(List<Revision> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
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
