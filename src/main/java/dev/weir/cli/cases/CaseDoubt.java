package dev.weir.cli.cases;

import dev.weir.cli.condition.ConditionLines;
import dev.weir.cli.condition.ConditionPart;
import dev.weir.cli.condition.Probe;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.terminal.Shown;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Says what each part of a rule's condition was on the events about which a case failed.
 *
 * @param when its condition
 * @param probe the rule, changed to report about itself
 */
record CaseDoubt(ConditionPart when, Probe probe) {

    /** Creates what asks a rule that has its definitions written out. */
    static CaseDoubt of(Node rule, Function<Node, List<RuleError>> errors) {
        ConditionPart when = ConditionPart.of(
                rule instanceof Node.Fields fields && fields.values().get("when") instanceof Node.Text text
                        ? text.value()
                        : "true");
        return new CaseDoubt(when, Probe.of(rule, when, errors));
    }

    /**
     * Returns the rule that reports about itself, under an id that no other rule has. It is in shadow mode beside the rule in
     * question, so that what either counts of decisions is what the case decided.
     *
     * @param rules in force, with the one in question
     */
    Node document(List<Node> rules) {
        List<String> ids = rules.stream().map(DocumentIds::of).toList();
        String id = "asked";
        while (ids.contains(id)) {
            id += "-";
        }
        return VersionedContent.with(VersionedContent.with(probe.document(), "id", id), "mode", "shadow");
    }

    /**
     * Returns the lines.
     *
     * @param reasons of the rule that reports about itself, by the names of events
     */
    List<String> lines(CaseResult failed, Map<String, Reason> reasons) {
        List<String> lines = new ArrayList<>();
        for (String event : failed.inQuestion()) {
            Optional<Reason> reason = Optional.ofNullable(reasons.get(event));
            if (reason.isEmpty()) {
                lines.add("on " + event
                        + " the rule asks nothing: its pattern is not complete, or it is about other events,"
                        + " or has no subject");
                continue;
            }
            lines.add("on " + event + ":");
            ConditionLines.of(when, probe, reason.get().params(), lines);
            StringJoiner features = new StringJoiner(", ", "  features ", "").setEmptyValue("");
            new TreeMap<>(reason.get().features())
                    .forEach((name, value) -> features.add(name + " " + Shown.brief(value)));
            if (features.length() > 0) {
                lines.add(features.toString());
            }
        }
        return lines;
    }
}
