package dev.weir.cli.warm;

import dev.weir.Settings;
import dev.weir.cli.rules.GivenRules;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.config.JobConfig;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.events.EventType;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.document.ModelFiles;
import dev.weir.io.document.RuleFiles;
import dev.weir.io.value.Timestamps;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.savepoint.Savepoint;
import dev.weir.operators.savepoint.SavepointCopy;
import dev.weir.operators.stream.KeyedMemory;
import dev.weir.operators.stream.Profile;
import dev.weir.operators.stream.WriteBehindOperator;
import dev.weir.text.Counted;
import dev.weir.topology.OperatorIds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The warm start of rules: {@code flink run weir.jar --warm-from topics --rules DIR --savepoint PLACE --to PLACE}. It runs
 * no job, but needs Flink's classes for savepoints, and its file systems.
 */
@Command(
        name = "weir",
        description = "Writes a savepoint in which the features of new rules know what happened before.")
public final class WarmStart {
    /** The argument that asks for it. */
    public static final String ARGUMENT = "--warm-from";

    private static final String TOPICS = "topics";
    /** More than a key numbers segments in a second. */
    private static final int SEGMENTS_A_SECOND = 1 << 24;

    private static final int SECOND_MILLIS = 1_000;

    @Option(
            names = ARGUMENT,
            required = true,
            arity = "1..*",
            paramLabel = TOPICS,
            description = "Where the history is: topics, those that the job reads, and before it folders and files that"
                    + " have what the topics no longer have.")
    private List<String> history = List.of();

    @Option(
            names = "--rules",
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Folders of rules, and rule files, that will be pushed before the job starts.")
    private List<Path> rules = List.of();

    @Option(
            names = "--savepoint",
            required = true,
            paramLabel = "PLACE",
            description = "The savepoint with which the job was stopped, by path or URI.")
    private String savepoint = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PLACE",
            description = "The folder of the savepoint to be written, by path or URI; it must not exist.")
    private String to = "";

    @Mixin
    private JobOptions job = new JobOptions();

    private WarmStart() {}

    /**
     * Writes the savepoint.
     *
     * @throws Exception if the command line, the config, a rule or the savepoint is wrong, or if no broker answers
     */
    public static void main(String[] arguments) throws Exception {
        run(arguments, System.currentTimeMillis(), System.out);
    }

    /**
     * Writes the savepoint.
     *
     * @param nowMillis the wall clock
     * @param out to which is written what was done
     * @throws Exception as {@link #main} does
     */
    public static void run(String[] arguments, long nowMillis, PrintStream out) throws Exception {
        WarmStart start = new WarmStart();
        new CommandLine(start).parseArgs(arguments);
        start.run(nowMillis, out);
    }

    private void run(long nowMillis, PrintStream out) throws Exception {
        if (!history.contains(TOPICS)) {
            throw new IOException(ARGUMENT + " " + String.join(" ", history)
                    + ": only topics know how far the job had read when the savepoint" + " was taken; write " + ARGUMENT
                    + " " + String.join(" ", history) + " " + TOPICS);
        }
        JobConfig config = job.config();
        JobSettings settings = Settings.of(config);
        if (config.identity().isPresent()) {
            throw new IOException(
                    "the config links sessions to customers (identity), which is not done again for history;"
                            + " push the rules while the job runs: they will be warming");
        }
        GivenRules given = GivenRules.valid(rules, config);
        tellOfModels(out);
        Savepoint from = Savepoint.open(savepoint);
        from.checkKeys(OperatorIds.PROFILE);
        Collection<RulebookUpdate> updates =
                from.broadcast(OperatorIds.ROUTE, RulebookBroadcast.UPDATES).values();
        ColdSeries cold = ColdSeries.of(given, settings, memory(from, settings), updates, nowMillis);
        SeriesWarmer warmer = new SeriesWarmer(
                cold.rulebook(),
                settings.engine().schema().types(),
                cold.windows().keySet(),
                settings.engine().deduplicationMillis(),
                nowMillis / SECOND_MILLIS * SEGMENTS_A_SECOND);
        if (LabelDefinition.of(settings.engine().schema()).isPresent()
                && warmer.types().contains(FraudLabel.TYPE.ruleName())) {
            throw new IOException("features of these rules are over labels, which are not joined with their"
                    + " transactions again for history; push the rules while the job runs: they will be warming");
        }
        try (SavepointCopy copy = SavepointCopy.of(from, to)) {
            TopicHistory topics =
                    TopicHistory.of(types(warmer.types(), settings), config, job.kafka(config), from, nowMillis);
            long sinceMillis = play(topics, warmer, config);
            copy.changeKeys(OperatorIds.PROFILE, warmer.keys(), change(warmer, settings, nowMillis));
            RulebookMemory memory = memory(from, settings);
            memory.warm(cold.warmUps(sinceMillis));
            copy.putList(OperatorIds.RULEBOOK, RulebookOperator.STATE, List.of(memory));
            copy.finish();
            tell(cold, warmer, sinceMillis, topics.unreadable(), out);
        }
    }

    /** Whoever gives a folder that has models too would take them to be warmed. */
    private void tellOfModels(PrintStream out) throws IOException {
        List<String> models = new ArrayList<>();
        for (Path place : rules) {
            Path inside = place.resolve(RuleFiles.MODELS);
            for (Path file : Files.isDirectory(inside) ? ModelFiles.in(inside) : List.<Path>of()) {
                models.add(place.relativize(file).toString());
            }
        }
        if (!models.isEmpty()) {
            out.println("Models are not warmed, " + String.join(", ", models) + ": features that only a new model has"
                    + " begin when it is pushed. Write a rule in shadow with the same features, warm and push it with the"
                    + " others, and then push the model: it is given what the rule keeps.");
        }
    }

    /** Returns since when the history has everything. */
    private long play(TopicHistory topics, SeriesWarmer warmer, JobConfig config) throws IOException {
        List<String> folders =
                history.stream().filter(place -> !place.equals(TOPICS)).toList();
        if (folders.isEmpty()) {
            topics.playTo(warmer, Long.MIN_VALUE);
            return topics.sinceMillis();
        }
        long sinceMillis = FolderHistory.play(folders, config, topics.beginMillis(), warmer)
                .sinceMillis();
        topics.playTo(warmer, topics.beginMillis());
        return Math.max(sinceMillis, topics.unknownUntilMillis());
    }

    private static RulebookMemory memory(Savepoint from, JobSettings settings) throws Exception {
        List<RulebookMemory> saved = from.list(OperatorIds.RULEBOOK, RulebookOperator.STATE);
        if (saved.isEmpty()) {
            throw new IOException("the savepoint has no rulebook: it is of another job than Weir");
        }
        saved.get(0).nameRulesTopic(settings.topics().rules());
        return saved.get(0);
    }

    private static List<EventType> types(Set<String> names, JobSettings settings) {
        return settings.engine().schema().types().stream()
                .filter(type -> names.contains(type.ruleName()))
                .toList();
    }

    private static SavepointCopy.KeyChange change(SeriesWarmer warmer, JobSettings settings, long nowMillis) {
        long horizon = settings.engine().deduplicationMillis();
        ValueStateDescriptor<ProfileState> descriptor = new ValueStateDescriptor<>(Profile.STATE, RecordTypes.PROFILE);
        KeyLifetime lifetime = new KeyLifetime(horizon);
        return (key, current) -> {
            ValueState<ProfileState> value = current.value(descriptor);
            ProfileState known = value.value();
            ProfileState state = known == null ? new ProfileState() : known;
            warmer.fill(key, state, new KeyedMemory(current::map, horizon), nowMillis);
            long timerMillis = lifetime.claimTimer(state);
            if (timerMillis != KeyLifetime.NO_TIMER) {
                current.setTimer(WriteBehindOperator.TIMERS, timerMillis);
            }
            value.update(state);
        };
    }

    private void tell(ColdSeries cold, SeriesWarmer warmer, long sinceMillis, long unreadable, PrintStream out) {
        out.println(Counted.of(warmer.taken(), "event") + " of " + String.join(", ", warmer.types()) + " played, "
                + Counted.of(warmer.keys().size(), "key") + " filled"
                + (unreadable == 0 ? "" : ", " + Counted.of(unreadable, "record") + " cannot be read"));
        cold.features().forEach((rule, names) -> out.println("warm: " + rule + ": " + String.join(", ", names)));
        if (sinceMillis > 0) {
            out.println("Everything is known since " + Timestamps.text(sinceMillis)
                    + " only: a feature with a longer window is warming until it is whole.");
        }
        if (!warmer.failed().isEmpty()) {
            out.println("An expression failed, as it would have in the job: " + String.join(", ", warmer.failed()));
        }
        out.println(
                "The savepoint is in " + to + ". Push the rules now, 'weir rules push', and then start the job from it,"
                        + " 'flink run -s " + to + "': what is not pushed when the job starts is not warm.");
    }
}
