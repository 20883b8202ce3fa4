package dev.weir.cli.decisions;

import dev.weir.cli.condition.Probe;
import dev.weir.cli.push.VersionedContent;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Finds how far a pattern has progressed, by evaluating its beginnings: the first stage, the first two, and so on, each
 * as a rule of its own. Beginnings that end with what must not happen are left out.
 */
final class PatternProgress {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private PatternProgress() {}

    static String of(Node document, Replay replay, Occasion occasion) throws IOException {
        Node.Fields pattern = (Node.Fields)
                Objects.requireNonNull(((Node.Fields) document).values().get("pattern"));
        List<Node> stages = pattern.values().get("stages") instanceof Node.Elements list ? list.values() : List.of();
        String reached = "no event of this subject began it within its time";
        for (int count = 1; count < stages.size(); count++) {
            if (isAbsence(stages.get(count - 1))) {
                continue;
            }
            List<Decision> met =
                    replay.play(Map.of("beginning", beginning(document, pattern, stages.subList(0, count)))).stream()
                            .filter(decision -> decision.subject().equals(occasion.subject()))
                            .toList();
            if (met.isEmpty()) {
                break;
            }
            Reason last = met.get(met.size() - 1).reasons().stream()
                    .filter(reason -> reason.rule().equals("beginning"))
                    .findFirst()
                    .orElseThrow();
            reached = "it came as far as " + count + " of " + stages.size() + " stages: " + said(last.matched());
        }
        return reached;
    }

    /** Returns the events of each stage. */
    static String said(Map<String, List<String>> matched) {
        StringJoiner stages = new StringJoiner(", ");
        matched.forEach((stage, events) -> stages.add(stage + " " + String.join(" ", events)));
        return stages.toString();
    }

    private static Node beginning(Node document, Node.Fields pattern, List<Node> stages) {
        Map<String, Node> shorter = new LinkedHashMap<>(pattern.values());
        shorter.put("stages", new Node.Elements(new ArrayList<>(stages), NOWHERE));
        shorter.keySet().removeAll(Set.of("afterMatch", "onEdit"));
        Node asked = Probe.unconditional(document, Set.of("rollout", "active", "subject"));
        return VersionedContent.with(
                VersionedContent.with(asked, "pattern", new Node.Fields(shorter, NOWHERE)), "id", "beginning");
    }

    private static boolean isAbsence(Node stage) {
        return stage instanceof Node.Fields fields
                && fields.values().get("not") instanceof Node.Truth not
                && not.value();
    }
}
