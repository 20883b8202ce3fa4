package dev.weir.backtest;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.artifact.LocalArtifacts;
import dev.weir.io.document.DocumentForms;
import dev.weir.operators.JobSettings;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Creates the engines of backtests, which decide as a job with the same config does. */
public final class Engines {
    private final JobSettings settings;
    private final RuleCompiler compiler;

    /** Creates a factory for jobs with this config. */
    public Engines(JobConfig config) {
        settings = Settings.of(config);
        compiler = settings.compiler();
    }

    /** Returns how far the watermark stays behind the latest event. */
    public long latenessMillis() {
        return settings.latenessMillis();
    }

    /**
     * Returns an engine with these rules, which nothing has happened to.
     *
     * @throws RuleRefusedException if it refuses one of them
     */
    public LocalEngine with(RuleSet rules) throws RuleRefusedException {
        LocalEngine engine = new LocalEngine(
                        settings.engine(), settings.documents(), compiler, settings.latenessMillis())
                .loading(LocalArtifacts.anywhere());
        for (Map.Entry<String, String> list : rules.lists().entrySet()) {
            check("list", list.getKey(), engine.pushList(list.getKey(), utf8(list.getValue())), rules);
        }
        for (Map.Entry<String, String> model : rules.models().entrySet()) {
            String id = ModelIds.ofKey(model.getKey());
            check("model", model.getKey(), engine.push(id, utf8(model.getValue())), rules);
        }
        for (Node document : rules.documents()) {
            String id = DocumentIds.of(document);
            check("rule", id, engine.push(id, utf8(DocumentForms.json(document))), rules);
        }
        return engine;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void check(String what, String id, RuleStatus answer, RuleSet rules) throws RuleRefusedException {
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new RuleRefusedException("the " + what + " '" + id + "' of " + rules.name() + " is refused: "
                    + answer.errors().get(0).path() + ": "
                    + answer.errors().get(0).message());
        }
    }
}
