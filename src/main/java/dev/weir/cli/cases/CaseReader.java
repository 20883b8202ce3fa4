package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.events.EventType;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cases of a document, and notes errors about everything else in it. For one use. */
final class CaseReader {
    private static final String USUAL_START = "2026-03-02T10:00:00Z";
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final Node.Fields NOTHING = new Node.Fields(Map.of(), NOWHERE);
    static final List<String> FILE = List.of("with", "policies", "identity", "defaults", "lists", "scores", "cases");
    static final List<String> CASE = List.of("name", "lists", "scores", "start", "events", "until", "expect");

    private final Path file;
    private final Path rule;
    private final SourceText source;
    private final Schema schema;
    private final List<String> types;
    private final List<RuleError> errors = new ArrayList<>();
    private Node.Fields defaults = NOTHING;
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
        this.types = schema.types().stream().map(EventType::ruleName).toList();
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
        return errors;
    }

    List<RuleCase> read(Node document) {
        Node.Fields all = fields(document, "");
        only(FILE, all, "");
        defaults = all.values().containsKey("defaults") ? fields(all.values().get("defaults"), "defaults") : NOTHING;
        only(types, defaults, "defaults");
        usualLists = lists(all, "");
        usualScores = CaseScores.read(all, this::wrong);
        others = others(all);
        policies = Optional.ofNullable(all.values().get("policies"));
        identity = Optional.ofNullable(all.values().get("identity"));
        List<RuleCase> cases = new ArrayList<>();
        List<Node> written = list(all, "cases", "");
        for (int i = 0; i < written.size(); i++) {
            cases.add(one(written.get(i), "cases[" + i + "]"));
        }
        if (written.isEmpty()) {
            wrong("cases", "there are no cases; write a list, such as cases: [{name: …, events: […], expect: []}]");
        }
        return cases;
    }

    private RuleCase one(Node node, String path) {
        Node.Fields one = fields(node, path);
        only(CASE, one, path);
        long startMillis = start(one, path);
        List<Happening> events = new ArrayList<>();
        long atMillis = 0;
        List<Node> written = list(one, "events", path);
        for (int i = 0; i < written.size(); i++) {
            String place = path + ".events[" + i + "]";
            Node.Fields event = fields(written.get(i), place);
            atMillis = at(event, "at", place, atMillis);
            happening(event, "e" + (i + 1), place, startMillis + atMillis).ifPresent(events::add);
        }
        OptionalLong until = one.values().containsKey("until")
                ? OptionalLong.of(at(one, "until", path, atMillis))
                : OptionalLong.empty();
        SourceText.Place place =
                new SourceText.Place(node.place().line(), node.place().column());
        Map<String, Node> lists = new LinkedHashMap<>(usualLists);
        lists.putAll(lists(one, path));
        Map<String, Double> scores = new LinkedHashMap<>(usualScores);
        scores.putAll(CaseScores.read(one, (key, message) -> wrong(path + "." + key, message)));
        return new RuleCase(
                file,
                place,
                rule,
                name(one, path),
                others,
                lists,
                scores,
                policies,
                identity,
                startMillis,
                events,
                until,
                expected(one, path));
    }

    private List<Node> others(Node.Fields all) {
        List<Node> others = new ArrayList<>();
        List<Node> written = list(all, "with", "");
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i) instanceof Node.Text text ? text.value() : "";
            try {
                others.add(Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes())
                        .read(Files.readAllBytes(file.resolveSibling(name))));
            } catch (IOException | InvalidPathException | DocumentException e) {
                wrong(
                        "with[" + i + "]",
                        "'" + name + "' cannot be read; write the file of another rule, seen from this one, such as"
                                + " ../fraud/card-velocity.yaml");
            }
        }
        return others;
    }

    private Map<String, Node> lists(Node.Fields fields, String path) {
        String place = (path.isEmpty() ? "" : path + ".") + "lists";
        Map<String, Node> lists = fields.values().containsKey("lists")
                ? fields(fields.values().get("lists"), place).values()
                : Map.of();
        Map<String, Node> asSeen = new LinkedHashMap<>();
        lists.forEach((name, entries) -> {
            if (entries instanceof Node.Elements elements) {
                asSeen.put(name, CaseLists.texts(elements));
            } else if (entries instanceof Node.Fields table && CaseLists.isWhole(table)) {
                asSeen.put(name, table);
            } else {
                wrong(
                        place + "." + name,
                        "'" + name + "' is no list of entries; write [203.0.113.7], or [] for none, or a table as"
                                + " {value: double, rows: {USD: 0.92}}, or {entries: [203.0.113.7], until:"
                                + " {203.0.113.7: 2026-03-01T00:00:00Z}}");
            }
        });
        return asSeen;
    }

    private List<Node.Fields> expected(Node.Fields one, String path) {
        if (!one.values().containsKey("expect")) {
            wrong(
                    path,
                    "'expect' is missing; write the decisions, such as expect: [{event: e1, outcome: BLOCK}], or"
                            + " expect: []");
        }
        List<Node.Fields> expected = new ArrayList<>();
        List<Node> written = list(one, "expect", path);
        for (int i = 0; i < written.size(); i++) {
            String place = path + ".expect[" + i + "]";
            Node.Fields decision = fields(written.get(i), place);
            only(CaseDecision.KEYS, decision, place);
            if (decision.values().containsKey("at")) {
                at(decision, "at", place, 0);
            }
            expected.add(decision);
        }
        return expected;
    }

    private String name(Node.Fields one, String path) {
        if (one.values().get("name") instanceof Node.Text name) {
            return name.value();
        }
        wrong(path, "'name' is missing; say in a few words what happens");
        return "";
    }

    private long start(Node.Fields one, String path) {
        String text = one.values().containsKey("start") ? scalar(one.values().get("start")) : USUAL_START;
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            wrong(path + ".start", "'" + text + "' is no instant; write one such as " + USUAL_START);
            return 0;
        }
    }

    private long at(Node.Fields fields, String key, String path, long beforeMillis) {
        String text = scalar(fields.values().get(key));
        try {
            return CaseTime.millis(text, beforeMillis);
        } catch (IllegalArgumentException e) {
            wrong(fields.values().containsKey(key) ? path + "." + key : path, "'" + key + "': " + e.getMessage());
            return beforeMillis;
        }
    }

    /** Returns the text of a value as written; empty if it is not a scalar or has no value. */
    private static String scalar(@Nullable Node node) {
        return node instanceof Node.Text text
                ? text.value()
                : node instanceof Node.Whole whole
                        ? whole.written()
                        : node instanceof Node.Decimal decimal ? decimal.written() : "";
    }

    private Optional<Happening> happening(Node.Fields event, String number, String path, long atMillis) {
        for (EventType type : schema.types()) {
            if (event.values().containsKey(type.ruleName())) {
                only(List.of("at", type.ruleName()), event, path);
                Map<String, Node> values = new LinkedHashMap<>();
                if (defaults.values().get(type.ruleName()) instanceof Node.Fields usual) {
                    values.putAll(usual.values());
                }
                values.putAll(fields(event.values().get(type.ruleName()), path + "." + type.ruleName())
                        .values());
                String time = schema.timeField(type);
                if (values.containsKey(time)) {
                    wrong(path + "." + type.ruleName(), "'" + time + "' follows from 'at'; leave it out");
                }
                values.put(time, new Node.Text(Instant.ofEpochMilli(atMillis).toString(), NOWHERE));
                String name = name(type, values, number);
                return Optional.of(new Happening(name, type, new Node.Fields(values, NOWHERE), atMillis, path));
            }
        }
        wrong(path, "this is no event; write one of " + listed(types) + ", such as {at: 0s, transaction: {amount: 5}}");
        return Optional.empty();
    }

    /** Returns the id of the event, or else its number. A change of stock has no id of its own in records. */
    private String name(EventType type, Map<String, Node> values, String number) {
        Optional<String> field = schema.idField(type);
        field.ifPresent(name -> values.putIfAbsent(name, new Node.Text(number, NOWHERE)));
        return field.map(values::get).orElse(null) instanceof Node.Text id ? id.value() : number;
    }

    private Node.Fields fields(@Nullable Node node, String path) {
        if (node instanceof Node.Fields fields) {
            return fields;
        }
        wrong(path, "this is no map; write keys and values, such as {name: …}");
        return NOTHING;
    }

    private List<Node> list(Node.Fields fields, String key, String path) {
        Node node = fields.values().get(key);
        if (node instanceof Node.Elements list) {
            return list.values();
        }
        if (node != null) {
            wrong((path.isEmpty() ? "" : path + ".") + key, "'" + key + "' is no list; write [] for none");
        }
        return List.of();
    }

    private void only(Collection<String> known, Node.Fields fields, String path) {
        for (String key : fields.values().keySet()) {
            if (!known.contains(key)) {
                wrong(
                        (path.isEmpty() ? "" : path + ".") + key,
                        "unknown key '" + key + "'; known are " + listed(known));
            }
        }
    }

    private static String listed(Collection<String> names) {
        return names.stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private void wrong(String path, String message) {
        errors.add(RuleError.at(path, message));
    }
}
