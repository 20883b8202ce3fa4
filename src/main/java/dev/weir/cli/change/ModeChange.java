package dev.weir.cli.change;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.util.Optional;

/**
 * A change of the mode of a rule, and of nothing else.
 *
 * @param latest what was pushed last, before all that the job refused after it
 * @param document of it
 */
public record ModeChange(RulesOnTopic rules, Revision latest, Node document) {

    /**
     * Begins one with what was pushed last and not refused: a bad push after it hinders nobody who switches it off.
     *
     * @param instead what to do if the id is that of another document, {@code ""} if nothing
     * @throws IOException if there is no such rule
     */
    public static ModeChange of(RulesOnTopic rules, String id, String instead) throws IOException {
        Revision pushed = rules.required(id);
        Revision latest = RuleHistory.taken(rules, id).orElse(pushed);
        Node document = latest.document()
                .orElseThrow(() -> new IOException("what was pushed as '" + id + "' is no rule; the job refused it"));
        if (DocumentIds.isOfOther(id)) {
            throw new IOException("'" + id + "' is no rule and has no mode" + instead);
        }
        return new ModeChange(rules, latest, document);
    }

    /** Returns the mode before. */
    public String before() {
        return latest.text("mode", "live");
    }

    /**
     * Returns the rule with another mode, under the next version.
     *
     * @throws IOException if there is no higher version
     */
    public Change to(String mode) throws IOException {
        Node changed = VersionedContent.with(document, "mode", mode);
        return Change.of(latest.id(), VersionedContent.withVersion(changed, rules.nextVersion(latest.id())));
    }

    /**
     * Returns the rule switched off.
     *
     * @throws IOException if it is off
     */
    public Change off() throws IOException {
        if (before().equals("off")) {
            throw new IOException("'" + latest.id() + "' is off already, since version " + latest.version());
        }
        return to("off");
    }

    /**
     * Returns the rule switched on again, with the mode that it had before it was off.
     *
     * @param shadow into shadow, whatever it was
     * @throws IOException if it is on
     */
    public Change on(boolean shadow) throws IOException {
        if (!before().equals("off") && rules.offReason(latest).isEmpty()) {
            throw new IOException(
                    "'" + latest.id() + "' is on, in mode " + before() + ", since version " + latest.version());
        }
        return to(after(shadow));
    }

    /** Returns the mode in which the rule is switched on. */
    String after(boolean shadow) {
        return shadow ? "shadow" : modeBefore();
    }

    /** Returns the mode that the rule had before it was off; live if the topic does not know it any more. */
    private String modeBefore() {
        Optional<String> last = rules.history(latest.id()).stream()
                .filter(one -> !one.isRemoval() && !RuleHistory.isRefused(rules, one))
                .map(one -> one.text("mode", "live"))
                .filter(mode -> !mode.equals("off"))
                .reduce((earlier, later) -> later);
        return before().equals("off") ? last.orElse("live") : before();
    }
}
