package dev.weir.cli.rules;

import dev.weir.cli.push.Change;
import dev.weir.cli.terminal.Confirmation;
import dev.weir.cli.terminal.Output;
import dev.weir.text.Counted;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which rules on the topic a push removes: those in none of the files that have the owner of the files. What belongs to
 * others, or to nobody, is never among them, since several teams push to one topic.
 */
final class PruneOptions {
    @Option(
            names = "--prune",
            description =
                    "Removes the rules that are on the topic and in none of the files, of the owners that the files"
                            + " name ('owner: fraud'). It lists them and asks. Rules of other owners, or of none, stay.")
    private boolean prune;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "With --prune, another owner whose rules may go, where no file is left that names it.")
    private List<String> named = List.of();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    /** Returns whether rules are to be removed. */
    boolean isAsked() {
        return prune;
    }

    /**
     * Returns the owners whose rules may go; none without {@code --prune}.
     *
     * @throws IOException if no owner is known
     */
    Set<String> owners(List<RuleFile> files) throws IOException {
        if (!prune) {
            return Set.of();
        }
        Set<String> owners = new TreeSet<>(named);
        files.forEach(file -> owners.add(RulesOnTopic.text(file.document(), "owner", "")));
        owners.remove("");
        if (owners.isEmpty()) {
            throw new IOException("--prune: no file says whose it is, so that nobody knows which rules on the topic are"
                    + " yours; write such as 'owner: fraud' in the rules, push them, and prune then. 'weir rules remove"
                    + " ID' removes one");
        }
        return owners;
    }

    /** Returns whether the removals among these changes may be made: there are none, or somebody agreed. */
    boolean isAgreed(List<Change> changes, Output output) throws IOException {
        List<String> gone = changes.stream()
                .filter(change -> change.kind() == Change.Kind.REMOVED)
                .map(Change::rule)
                .toList();
        return gone.isEmpty()
                || confirmation.isGiven(
                        "Remove " + Counted.of(gone.size(), "rule") + ", with what only "
                                + (gone.size() == 1 ? "it has" : "they have") + " counted: "
                                + String.join(", ", gone),
                        output);
    }
}
