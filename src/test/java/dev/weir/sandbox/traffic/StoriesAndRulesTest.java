package dev.weir.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.ListFile;
import dev.weir.realdata.EngineChain;
import dev.weir.realdata.RuleDocument;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.kafka.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told in the sandbox is what the rules look for. */
class StoriesAndRulesTest {
    /** An evening in Berlin: by day {@code large-at-night} has nothing to do. */
    private static final Instant EVENING = Instant.parse("2026-03-02T21:00:00Z");

    /** So often that what a story only sometimes does is done. */
    private static final int TIMES = 3;

    private static final Duration UNTIL_THE_NEXT = Duration.ofMinutes(2);
    private static final Duration UNTIL_ALL_ABSENCES = Duration.ofHours(2);

    /** They ask for another day or month than the one that the sandbox plays, or for ten payments that nobody hurries. */
    private static final Set<String> QUIET =
            Set.of("high-intent-no-purchase", "returning-customer-offer", "amount-outlier");

    private final Set<String> fired = new TreeSet<>();

    @Test
    void everyRuleFindsItsStoryButThoseOfManyDays() throws Exception {
        EngineChain engine = new EngineChain(config());
        Set<String> rules = new TreeSet<>();
        for (RuleDocument rule : RuleDocument.samples()) {
            engine.with(rule);
            rules.add(rule.id());
        }
        for (ListFile list : ListFile.in(Path.of("rules/lists"))) {
            engine.with(list);
        }
        World world = new World(Population.forRate(5, 200));
        long atMillis = EVENING.toEpochMilli();
        play(world.opening(), atMillis, engine);
        for (int i = 0; i < TIMES; i++) {
            for (Story story : stories()) {
                atMillis += UNTIL_THE_NEXT.toMillis();
                play(story.tell(world), atMillis, engine);
            }
        }
        note(engine.passTo(atMillis + UNTIL_ALL_ABSENCES.toMillis()));

        rules.removeAll(QUIET);
        assertThat(fired).isEqualTo(rules);
        assertThat(engine.errors()).isZero();
    }

    private static List<Story> stories() {
        return Stream.concat(FraudStories.ALL.stream(), ShoppingStories.ALL.stream())
                .toList();
    }

    private void play(Script script, long startMillis, EngineChain engine) {
        for (Script.Step step : script.steps()) {
            Message message = step.draft().at(startMillis + step.afterMillis());
            note(engine.decide(new RawRecord(
                    message.topic(), 0, 0, 0, new byte[0], message.json().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private void note(List<Decision> decisions) {
        for (Decision decision : decisions) {
            decision.reasons().forEach(reason -> fired.add(reason.rule()));
            decision.shadow().forEach(reason -> fired.add(reason.rule()));
        }
    }

    private static JobConfig config() throws Exception {
        return new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
    }
}
