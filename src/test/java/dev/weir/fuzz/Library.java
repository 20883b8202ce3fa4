package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Settings;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.ListFile;
import dev.weir.io.document.RuleFiles;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.JobSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rules and lists of {@code rules/}, and engines that have them in force. */
final class Library {
    private static final Path RULES = Path.of("rules");

    private final JobConfig config;
    private final JobSettings settings;
    private final Map<String, String> rules;
    private final List<ListFile> lists;
    private final dev.weir.rules.compile.RuleCompiler compiler;

    Library() throws IOException, ConfigException {
        config = new JobConfigs().read(Path.of("job-configs", "local.yaml"), Map.of(), Map.of());
        settings = Settings.of(config);
        compiler = settings.compiler();
        rules = RuleFiles.read(RULES).rules();
        lists = ListFile.in(RULES.resolve("lists"));
    }

    /** The documents of all rules, as JSON. */
    List<String> rules() {
        return List.copyOf(rules.values());
    }

    /** The documents of all lists, as JSON. */
    List<String> lists() {
        return lists.stream().map(ListFile::json).toList();
    }

    JsonEvents reader() {
        return JsonEvents.of(config);
    }

    RulebookKeeper keeper() {
        return new RulebookKeeper(settings.documents(), compiler, new RulebookTopics("rules", "lists", "rule-status"));
    }

    LocalEngine emptyEngine() {
        return new LocalEngine(settings.engine(), settings.documents(), compiler, settings.latenessMillis());
    }

    /** An engine in which all of them are in force. */
    LocalEngine engine() {
        LocalEngine engine = emptyEngine();
        lists.forEach(list -> engine.pushList(list.name(), list.json().getBytes(StandardCharsets.UTF_8)));
        rules.forEach((id, rule) -> assertThat(
                        engine.push(id, rule.getBytes(StandardCharsets.UTF_8)).kind())
                .as(id)
                .isNotEqualTo(RuleStatus.Kind.REJECTED));
        return engine;
    }
}
