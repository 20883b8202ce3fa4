package dev.weir.cli.change;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import java.io.IOException;

/**
 * A change of the mode of a rule, and of nothing else.
 *
 * @param latest what was pushed last
 * @param document of it
 */
record ModeChange(RulesOnTopic rules, Revision latest, Node document) {

    /**
     * Begins one with what was pushed last.
     *
     * @param instead what to do if the id is that of another document, {@code ""} if nothing
     * @throws IOException if there is no such rule
     */
    static ModeChange of(RulesOnTopic rules, String id, String instead) throws IOException {
        Revision latest = rules.required(id);
        Node document = latest.document()
                .orElseThrow(() -> new IOException("what was pushed as '" + id + "' is no rule; the job refused it"));
        if (DocumentIds.isOfOther(id)) {
            throw new IOException("'" + id + "' is no rule and has no mode" + instead);
        }
        return new ModeChange(rules, latest, document);
    }

    /** Returns the mode before. */
    String before() {
        return latest.text("mode", "live");
    }

    /**
     * Returns the rule with another mode, under the next version.
     *
     * @throws IOException if there is no higher version
     */
    Change to(String mode) throws IOException {
        Node changed = VersionedContent.with(document, "mode", mode);
        return Change.of(latest.id(), VersionedContent.withVersion(changed, rules.nextVersion(latest.id())));
    }
}
