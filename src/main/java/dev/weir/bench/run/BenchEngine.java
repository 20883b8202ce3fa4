package dev.weir.bench.run;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.operators.JobSettings;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Creates the engine without a cluster that a job with this config would have. */
public final class BenchEngine {
    private BenchEngine() {}

    /** Creates an engine without rules. */
    public static LocalEngine without(JobConfig config) {
        JobSettings settings = Settings.of(config);
        RuleCompiler compiler = settings.compiler();
        return new LocalEngine(settings.engine(), settings.documents(), compiler, settings.latenessMillis());
    }

    /**
     * Creates an engine with rules and lists, as JSON by name.
     *
     * @throws IllegalArgumentException if it refuses one
     */
    public static LocalEngine with(JobConfig config, Map<String, String> rules, Map<String, String> lists) {
        LocalEngine engine = without(config);
        lists.forEach((name, json) -> accepted(engine.pushList(name, json.getBytes(StandardCharsets.UTF_8))));
        rules.forEach((id, json) -> accepted(engine.push(id, json.getBytes(StandardCharsets.UTF_8))));
        return engine;
    }

    private static void accepted(RuleStatus answer) {
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new IllegalArgumentException("a rule that the engine does not take: " + answer);
        }
    }
}
