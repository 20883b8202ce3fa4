package dev.weir.cli.change;

import dev.weir.cli.push.PushTask;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules enable}. */
@Command(
        name = "enable",
        description = {
            "Switches a rule on again, under a new version: one that is off by 'weir rules disable', with the mode that it"
                    + " had before, or one that the job has switched off by itself.",
            "It knows what it has counted meanwhile."
        })
final class EnableRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

    @Option(names = "--shadow", description = "Into shadow mode, where it decides nothing.")
    private boolean shadow;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            ModeChange change = ModeChange.of(rules, id, "");
            Revision latest = change.latest();
            String now = change.before();
            if (!now.equals("off") && rules.offReason(latest).isEmpty()) {
                throw new IOException("'" + id + "' is on, in mode " + now + ", since version " + latest.version());
            }
            String mode = shadow ? "shadow" : before(rules, now);
            return new PushTask(config, wait, output).push(topics, List.of(change.to(mode)));
        }
    }

    /** Returns the mode that the rule had before it was off; live if the topic does not know it any more. */
    private String before(RulesOnTopic rules, String now) {
        Optional<String> last = rules.history(id).stream()
                .filter(one -> !one.isRemoval())
                .map(one -> one.text("mode", "live"))
                .filter(mode -> !mode.equals("off"))
                .reduce((earlier, later) -> later);
        return now.equals("off") ? last.orElse("live") : now;
    }
}
