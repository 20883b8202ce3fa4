package dev.weir.cli.cases;

import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.io.document.SourceText;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the cases of a document, and notes errors about everything else in it. For one use. */
final class CaseReader {
    private static final String USUAL_START = "2026-03-02T10:00:00Z";
    private static final String NO_CASES = "[{name: …, events: […], expect: []}]";
    static final List<String> FILE = List.of("with", "policies", "identity", "defaults", "lists", "scores", "cases");
    static final List<String> CASE = List.of("name", "lists", "scores", "start", "events", "until", "expect");

    private final Path file;
    private final Path rule;
    private final SourceText source;
    private final Schema schema;
    private final CaseNodes nodes = new CaseNodes();
    private final Map<String, SourceText.Place> names = new HashMap<>();
    private Map<String, Node> usualLists = Map.of();
    private Map<String, Double> usualScores = Map.of();
    private List<Node> others = List.of();
    private Optional<Node> policies = Optional.empty();
    private Optional<Node> identity = Optional.empty();

    CaseReader(Path file, Path rule, SourceText source, Schema schema) {
        this.file = file;
        this.rule = rule;
        this.source = source;
        this.schema = schema;
    }

    Path file() {
        return file;
    }

    Path rule() {
        return rule;
    }

    SourceText source() {
        return source;
    }

    List<RuleError> errors() {
        return nodes.errors();
    }

    List<RuleCase> read(Node document) {
        Node.Fields all = nodes.fields(document, "", "cases: " + NO_CASES);
        nodes.only(FILE, all, "");
        Node.Fields defaults = all.values().containsKey("defaults")
                ? nodes.fields(all.values().get("defaults"), "defaults", "{transaction: {cardId: card-1}}")
                : CaseNodes.NOTHING;
        nodes.only(CaseEvents.types(schema), defaults, "defaults");
        CaseEvents events = new CaseEvents(schema, nodes, defaults);
        usualLists = lists(all, "");
        usualScores = CaseScores.read(all, nodes::wrong);
        others = others(all);
        policies = Optional.ofNullable(all.values().get("policies"));
        identity = Optional.ofNullable(all.values().get("identity"));
        List<RuleCase> cases = new ArrayList<>();
        List<Node> written = nodes.list(all, "cases", "", NO_CASES);
        for (int i = 0; i < written.size(); i++) {
            cases.add(one(written.get(i), "cases[" + i + "]", events));
        }
        boolean isEmpty = all.values().get("cases") instanceof Node.Elements && written.isEmpty();
        if (isEmpty || CaseNodes.lacks("cases", all, FILE)) {
            nodes.wrong("cases", "there are no cases; write a list, such as cases: " + NO_CASES);
        }
        return cases;
    }

    private RuleCase one(Node node, String path, CaseEvents events) {
        Node.Fields one = nodes.fields(node, path, NO_CASES);
        nodes.only(CASE, one, path);
        long startMillis = start(one, path);
        CaseEvents.Read happened = events.read(one, path, startMillis);
        SourceText.Place place =
                new SourceText.Place(node.place().line(), node.place().column());
        Map<String, Node> lists = new LinkedHashMap<>(usualLists);
        lists.putAll(lists(one, path));
        Map<String, Double> scores = new LinkedHashMap<>(usualScores);
        scores.putAll(CaseScores.read(one, (key, message) -> nodes.wrong(path + "." + key, message)));
        return new RuleCase(
                file,
                place,
                rule,
                name(one, path, place),
                others,
                lists,
                scores,
                policies,
                identity,
                startMillis,
                happened.events(),
                happened.untilMillis(),
                expected(one, path, events).stream()
                        .map(EventNames.of(happened.events())::in)
                        .toList());
    }

    private List<Node> others(Node.Fields all) {
        List<Node> others = new ArrayList<>();
        List<Node> written = nodes.list(all, "with", "", "[../fraud/card-velocity.yaml]");
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i) instanceof Node.Text text ? text.value() : "";
            if (isRule(name)) {
                nodes.wrong("with[" + i + "]", "'" + name + "' is the rule of these cases, and in force; leave it out");
                continue;
            }
            try {
                others.add(Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes())
                        .read(Files.readAllBytes(file.resolveSibling(name))));
            } catch (IOException | InvalidPathException | DocumentException e) {
                nodes.wrong(
                        "with[" + i + "]",
                        "'" + name + "' cannot be read; write the file of another rule, seen from this one, such as"
                                + " ../fraud/card-velocity.yaml");
            }
        }
        return others;
    }

    private boolean isRule(String name) {
        try {
            return file.resolveSibling(name).normalize().equals(rule.normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Map<String, Node> lists(Node.Fields fields, String path) {
        String place = CaseNodes.within(path, "lists");
        Map<String, Node> lists = fields.values().containsKey("lists")
                ? nodes.fields(fields.values().get("lists"), place, "{ips: [203.0.113.7]}")
                        .values()
                : Map.of();
        Map<String, Node> asSeen = new LinkedHashMap<>();
        lists.forEach((name, entries) -> {
            if (entries instanceof Node.Elements elements) {
                asSeen.put(name, CaseLists.texts(elements));
            } else if (entries instanceof Node.Fields table && CaseLists.isWhole(table)) {
                asSeen.put(name, table);
            } else {
                nodes.wrong(
                        place + "." + name,
                        "'" + name + "' is no list of entries; write [203.0.113.7], or [] for none, or a table as"
                                + " {value: double, rows: {USD: 0.92}}, or {entries: [203.0.113.7], until:"
                                + " {203.0.113.7: 2026-03-01T00:00:00Z}}");
            }
        });
        return asSeen;
    }

    private List<Node.Fields> expected(Node.Fields one, String path, CaseEvents events) {
        if (CaseNodes.lacks("expect", one, CASE)) {
            nodes.wrong(
                    path,
                    "'expect' is missing; write the decisions, such as expect: [{event: e1, outcome: BLOCK}], or"
                            + " expect: []");
        }
        List<Node.Fields> expected = new ArrayList<>();
        List<Node> written = nodes.list(one, "expect", path, "[{event: e1, outcome: BLOCK}], or [] for none");
        for (int i = 0; i < written.size(); i++) {
            String place = path + ".expect[" + i + "]";
            Node.Fields decision = nodes.fields(written.get(i), place, "{event: e1, outcome: BLOCK}");
            nodes.only(CaseDecision.KEYS, decision, place);
            if (decision.values().containsKey("at")) {
                events.at(decision, "at", place, 0);
            }
            expected.add(decision);
        }
        return expected;
    }

    private String name(Node.Fields one, String path, SourceText.Place place) {
        if (one.values().get("name") instanceof Node.Text name) {
            SourceText.Place before = names.putIfAbsent(name.value(), place);
            if (before != null) {
                nodes.wrong(
                        path + ".name",
                        "the case on line " + before.line() + " is called '" + name.value()
                                + "' too; say in the name in what they differ");
            }
            return name.value();
        }
        if (CaseNodes.lacks("name", one, CASE)) {
            nodes.wrong(path, "'name' is missing; say in a few words what happens");
        } else if (one.values().containsKey("name")) {
            nodes.wrong(path + ".name", "this is no text; say in a few words what happens");
        }
        return "";
    }

    private long start(Node.Fields one, String path) {
        String text = one.values().containsKey("start")
                ? CaseNodes.scalar(one.values().get("start"))
                : USUAL_START;
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            nodes.wrong(path + ".start", "'" + text + "' is no instant; write one such as " + USUAL_START);
            return 0;
        }
    }
}
