package dev.weir.cli.cases;

import dev.weir.Settings;
import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Decision;
import dev.weir.events.RawRecord;
import dev.weir.events.RuleError;
import dev.weir.events.RuleStatus;
import dev.weir.io.DocumentForms;
import dev.weir.io.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.rules.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a case through the engine, in virtual time. Used once. */
public final class CaseRun {
    private static final byte[] NO_KEY = {};
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private final JobConfig config;
    private final RuleCase given;
    private final JsonEvents reader;
    private final LocalEngine engine;
    private final Map<String, String> names = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<RuleError> unread = new ArrayList<>();

    /**
     * What came of a case.
     *
     * @param expected decisions, each as far as the case names it
     * @param found decisions, each as far as the expectation in its place names it, else whole
     * @param unread events that cannot be read, by their paths in the file
     * @param failed how many expressions failed
     */
    public record Result(
            RuleCase given, List<String> expected, List<String> found, List<RuleError> unread, long failed) {
        /** Copies. */
        public Result {
            expected = List.copyOf(expected);
            found = List.copyOf(found);
            unread = List.copyOf(unread);
        }

        /** Whether all is as expected. */
        public boolean isGood() {
            return expected.equals(found) && unread.isEmpty() && failed == 0;
        }
    }

    private CaseRun(JobConfig config, RuleCase given) {
        JobSettings settings = Settings.of(config);
        this.config = config;
        this.given = given;
        this.reader = JsonEvents.of(config);
        this.engine = new LocalEngine(settings.engine(), settings.documents(), settings.latenessMillis());
    }

    /**
     * Runs.
     *
     * @param id of the rule
     * @param rule its document
     * @throws IllegalArgumentException if the rule is refused
     */
    public static Result of(JobConfig config, String id, Node rule, RuleCase given) {
        CaseRun run = new CaseRun(config, given);
        RuleStatus answer = run.engine.push(id, DocumentForms.json(live(rule)).getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new IllegalArgumentException(answer.errors().toString());
        }
        return run.run();
    }

    private static Node live(Node rule) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.put("mode", new Node.Text("live", NOWHERE));
        values.remove("rollout");
        return new Node.Fields(values, NOWHERE);
    }

    private Result run() {
        given.events().forEach(this::happens);
        given.untilMillis().ifPresent(until -> decisions.addAll(engine.passTo(given.startMillis() + until)));
        List<String> expected = given.expected().stream()
                .map(decision -> Found.text(decision, decision.values().keySet()))
                .toList();
        return new Result(given, expected, found(), unread, engine.errors());
    }

    private void happens(Happening event) {
        RawRecord record = new RawRecord(
                config.topics().of(event.type()),
                0,
                0,
                0,
                NO_KEY,
                DocumentForms.json(event.fields()).getBytes(StandardCharsets.UTF_8));
        EventReader.Reading reading = reader.read(record);
        if (reading instanceof EventReader.Reading.Accepted accepted) {
            names.put(accepted.event().id(), event.name());
            decisions.addAll(engine.decide(accepted.event()));
        } else if (reading instanceof EventReader.Reading.Rejected rejected) {
            unread.add(RuleError.at(event.path(), "the job would not read this event: " + rejected.error()));
        }
    }

    private List<String> found() {
        List<String> texts = new ArrayList<>();
        for (Decision decision : decisions) {
            if (!decision.reasons().isEmpty()) {
                Set<String> keys = texts.size() < given.expected().size()
                        ? given.expected().get(texts.size()).values().keySet()
                        : Found.KEYS;
                texts.add(Found.text(Found.of(decision, given.startMillis(), names), keys));
            }
        }
        return texts;
    }
}
