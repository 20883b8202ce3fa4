package dev.weir.cli.rules;

import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.rules.document.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file whose version is behind the topic, since somebody changed the rule elsewhere: in an emergency it was switched
 * off, or rolled back.
 *
 * @param latest what is on the topic
 * @param happened what became of the rule, for people
 * @param edited whether the file says something that was never pushed under its version, and is now passed over
 */
record Overtaken(RuleFile file, Revision latest, String happened, boolean edited) {

    /** Compares a file with a later version on the topic. */
    static Overtaken of(RuleFile file, Revision latest, RulesOnTopic topic) {
        boolean pushed = topic.history(file.id()).stream()
                .anyMatch(one -> one.document().filter(file.document()::equals).isPresent());
        boolean alike = latest.document()
                .filter(document -> VersionedContent.same(
                        VersionedContent.with(document, "mode", ""),
                        VersionedContent.with(file.document(), "mode", "")))
                .isPresent();
        return new Overtaken(file, latest, happened(file, latest, topic), !pushed && !alike);
    }

    /** Returns what is told of it, with what to do. */
    String sentence() {
        return "version " + latest.version() + ", " + happened + " by "
                + (latest.sender().name().isEmpty()
                        ? "somebody without a name"
                        : latest.sender().name())
                + " at " + Instant.ofEpochMilli(latest.atMillis()) + ", is on the topic and stays; 'weir rules pull "
                + file.path() + "' writes it into the file, and "
                + (edited ? "your change" : "what the file says") + " goes out again with a version above "
                + latest.version();
    }

    private static String happened(RuleFile file, Revision latest, RulesOnTopic topic) {
        String mode = latest.text("mode", "live");
        if (mode.equals("off")
                && !RulesOnTopic.text(file.document(), "mode", "live").equals("off")) {
            return "switched off";
        }
        List<Revision> before = topic.history(file.id()).stream()
                .filter(one -> !one.isRemoval() && one.version() < latest.version())
                .toList();
        Optional<Revision> earlier =
                before.stream().filter(one -> isAs(one, latest)).findFirst();
        if (earlier.isPresent()) {
            return "taken back to version " + earlier.get().version();
        }
        return !before.isEmpty() && isSwitchedOn(before.get(before.size() - 1), latest)
                ? "switched on again"
                : "pushed";
    }

    /** Returns whether the version before, which somebody or the job had switched off, differs in its mode alone. */
    private static boolean isSwitchedOn(Revision before, Revision latest) {
        String was = before.text("mode", "live");
        boolean isOn = was.equals("off") || was.equals(latest.text("mode", "live"));
        return isOn
                && before.document()
                        .flatMap(Overtaken::ofNoMode)
                        .equals(latest.document().flatMap(Overtaken::ofNoMode));
    }

    private static Optional<Node> ofNoMode(Node document) {
        return Optional.of(VersionedContent.withVersion(VersionedContent.with(document, "mode", ""), 1));
    }

    private static boolean isAs(Revision one, Revision other) {
        Optional<Node> document = other.document();
        return one.document()
                .filter(content -> document.isPresent() && VersionedContent.same(content, document.get()))
                .isPresent();
    }
}
