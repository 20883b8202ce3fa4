package dev.weir.cli.cases;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.RuleStatus;
import dev.weir.io.DocumentForms;
import dev.weir.operators.JobSettings;
import dev.weir.rules.Node;
import dev.weir.rules.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs cases, each with an engine of its own. */
public final class CaseRunner {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private final JobConfig config;
    private final JobSettings settings;
    private final RuleCompiler compiler;

    /** As a job with this config would decide. */
    public CaseRunner(JobConfig config) {
        this.config = config;
        this.settings = Settings.of(config);
        this.compiler = settings.compiler();
    }

    /**
     * Runs a case of a rule.
     *
     * @param id of the rule
     * @param rule its document
     * @throws IllegalArgumentException if the rule is refused
     */
    public CaseResult run(String id, Node rule, RuleCase given) {
        LocalEngine engine =
                new LocalEngine(settings.engine(), settings.documents(), compiler, settings.latenessMillis());
        RuleStatus answer = engine.push(id, DocumentForms.json(live(rule)).getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new IllegalArgumentException(answer.errors().toString());
        }
        given.lists().forEach((name, entries) -> pushList(engine, name, entries));
        return new CaseRun(config, engine, given).run();
    }

    private static void pushList(LocalEngine engine, String name, Node entries) {
        Map<String, Node> list = new LinkedHashMap<>();
        list.put("name", new Node.Text(name, NOWHERE));
        list.put("entries", entries);
        String json = DocumentForms.json(new Node.Fields(list, NOWHERE));
        RuleStatus answer = engine.pushList(name, json.getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new IllegalArgumentException("the list '" + name + "': " + answer.errors());
        }
    }

    private static Node live(Node rule) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.put("mode", new Node.Text("live", NOWHERE));
        values.remove("rollout");
        return new Node.Fields(values, NOWHERE);
    }
}
