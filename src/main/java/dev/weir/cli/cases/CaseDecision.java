package dev.weir.cli.cases;

import dev.weir.events.answer.Decision;
import dev.weir.io.document.Documents;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.value.Timestamps;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes a decision in the form used in cases. */
final class CaseDecision {
    static final Set<String> KEYS = Set.of(
            "event",
            "at",
            "outcome",
            "score",
            "channel",
            "channels",
            "overruled",
            "considered",
            "subject",
            "subjects",
            "rules",
            "points",
            "params",
            "features",
            "scores",
            "matched");

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
    private static final int READABLE_DIGITS = 24; // more than a whole number has

    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final Node NOTHING = new Node.Empty(NOWHERE);
    private static final Documents JSON = Documents.json(16 << 20);

    private CaseDecision() {}

    /**
     * Returns everything about a decision that a case can check.
     *
     * @param names of events, by their ids
     */
    static Node.Fields of(Decision decision, long startMillis, Map<String, String> names) {
        Node wire = read(new JsonDecisions().write(decision));
        List<Node> reasons = at(wire, "reasons") instanceof Node.Elements list ? list.values() : List.of();
        Node reason = reasons.isEmpty() ? NOTHING : reasons.get(0);
        Map<String, Node> found = new LinkedHashMap<>();
        found.put("event", text(names.getOrDefault(decision.trigger().id(), "?")));
        found.put("at", text(decision.eventTimeMillis() - startMillis + "ms"));
        for (String key : List.of("outcome", "score", "subject")) {
            found.put(key, at(wire, key));
        }
        List<Node> rules = reasons.stream().map(each -> at(each, "rule")).toList();
        found.put("rules", new Node.Elements(rules, NOWHERE));
        found.put("points", points(reasons));
        found.put("subjects", new Node.Elements(subjects(reasons, at(wire, "subject")), NOWHERE));
        found.put("channel", at(wire, "channel").equals(NOTHING) ? text("risk") : at(wire, "channel"));
        found.put("channels", at(wire, "channels"));
        found.put("overruled", rulesOf(at(wire, "overruled")));
        found.put("considered", whyNot(at(wire, "considered")));
        found.put("params", at(reason, "params"));
        found.put("features", at(reason, "features"));
        found.put("scores", scores(at(reason, "scores")));
        found.put("matched", named(at(reason, "matched"), names));
        return new Node.Fields(found, NOWHERE);
    }

    /** Returns whose memory each rule used. */
    private static List<Node> subjects(List<Node> reasons, Node ofDecision) {
        return reasons.stream()
                .map(reason -> at(reason, "subject").equals(NOTHING) ? ofDecision : at(reason, "subject"))
                .toList();
    }

    /** Returns the points of each rule, and the sum of each policy that decided. */
    private static Node points(List<Node> reasons) {
        Map<String, Node> byRule = new LinkedHashMap<>();
        for (Node reason : reasons) {
            if (!at(reason, "points").equals(NOTHING)) {
                byRule.put(written(at(reason, "rule")), at(reason, "points"));
            }
        }
        return new Node.Fields(byRule, NOWHERE);
    }

    /** Returns the score of each model that was asked; which inputs moved it is seen in explain. */
    private static Node scores(Node asked) {
        Map<String, Node> byModel = new LinkedHashMap<>();
        if (asked instanceof Node.Fields fields) {
            fields.values().forEach((model, said) -> byModel.put(model, at(said, "score")));
        }
        return new Node.Fields(byModel, NOWHERE);
    }

    private static Node rulesOf(Node reasons) {
        List<Node> all = reasons instanceof Node.Elements list ? list.values() : List.of();
        return new Node.Elements(all.stream().map(each -> at(each, "rule")).toList(), NOWHERE);
    }

    /** Returns why each of these offers did not go out, by its rule. */
    private static Node whyNot(Node considered) {
        Map<String, Node> byRule = new LinkedHashMap<>();
        if (considered instanceof Node.Elements list) {
            list.values().forEach(each -> byRule.put(written(at(each, "rule")), at(each, "why")));
        }
        return new Node.Fields(byRule, NOWHERE);
    }

    private static Node named(Node matched, Map<String, String> names) {
        Map<String, Node> stages = new LinkedHashMap<>();
        if (matched instanceof Node.Fields fields) {
            fields.values().forEach((stage, ids) -> stages.put(stage, namedIds(ids, names)));
        }
        return new Node.Fields(stages, NOWHERE);
    }

    private static Node namedIds(Node ids, Map<String, String> names) {
        List<Node> events = ids instanceof Node.Elements list ? list.values() : List.of();
        return new Node.Elements(
                events.stream()
                        .map(id -> text(names.getOrDefault(written(id), "?")))
                        .toList(),
                NOWHERE);
    }

    /**
     * Returns a text that is equal for equal content: of these keys those that have one, in their order, numbers as
     * numbers, instants in UTC with milliseconds, and without what is null, which is what is absent.
     */
    static String text(Node.Fields decision, Set<String> keys) {
        Map<String, Node> text = new TreeMap<>();
        for (String key : keys) {
            Node value = at(decision, key);
            if (isNothing(value)) {
                continue;
            }
            text.put(key, key.equals("at") ? text(CaseTime.millis(written(value), 0) + "ms") : value);
        }
        return written(new Node.Fields(text, NOWHERE));
    }

    private static boolean isNothing(Node value) {
        return value.equals(NOTHING)
                || (value instanceof Node.Fields fields && fields.values().isEmpty())
                || (value instanceof Node.Elements list && list.values().isEmpty());
    }

    /** Writes a value in YAML's flow style, with sorted keys. */
    private static String written(Node value) {
        if (value instanceof Node.Fields fields) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            new TreeSet<>(fields.values().keySet())
                    .stream()
                            .filter(key -> !(at(fields, key) instanceof Node.Empty))
                            .forEach(key -> text.add(key + ": " + written(at(fields, key))));
            return text.toString();
        }
        if (value instanceof Node.Elements list) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            list.values().forEach(element -> text.add(written(element)));
            return text.toString();
        }
        return scalar(value);
    }

    private static String scalar(Node value) {
        if (value instanceof Node.Text text) {
            OptionalLong instant =
                    INSTANT.matcher(text.value()).matches() ? Timestamps.read(text.value()) : OptionalLong.empty();
            return instant.isPresent() ? Timestamps.text(instant.getAsLong()) : text.value();
        }
        if (value instanceof Node.Whole whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof Node.Decimal decimal) {
            String plain =
                    BigDecimal.valueOf(decimal.value()).stripTrailingZeros().toPlainString();
            return plain.length() > READABLE_DIGITS ? Double.toString(decimal.value()) : plain;
        }
        return value instanceof Node.Truth truth ? Boolean.toString(truth.value()) : "";
    }

    private static Node at(Node node, String key) {
        return node instanceof Node.Fields fields ? fields.values().getOrDefault(key, NOTHING) : NOTHING;
    }

    private static Node text(String value) {
        return new Node.Text(value, NOWHERE);
    }

    private static Node read(byte[] json) {
        try {
            return JSON.read(json);
        } catch (DocumentException e) {
            throw new IllegalStateException("what was written here can be read", e);
        }
    }
}
