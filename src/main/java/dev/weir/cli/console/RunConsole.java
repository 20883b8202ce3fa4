package dev.weir.cli.console;

import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.console.ConsoleServer;
import dev.weir.console.ConsoleSettings;
import dev.weir.console.ConsoleTasks;
import dev.weir.console.access.AccessControl;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.access.Login;
import dev.weir.console.access.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir console}. Its pages and what they show are in a jar beside the job jar, like its web server. */
@Command(
        name = "console",
        description = {
            "Shows in a browser what is decided and why, what each rule does, and who changed it, until Ctrl-C.",
            "It reads the topics of the job and keeps nothing that they do not have. It changes nothing unless"
                    + " --allow-changes lets it."
        })
public final class RunConsole implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofDays(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Where it listens; 0 for a free port. Default: 8082.")
    private int port = ConsoleSettings.PORT;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "The address at which it listens. Default: 127.0.0.1, which only this machine reaches. At another people"
                            + " log in: --oidc-issuer, or --trust-header.")
    private String host = ConsoleSettings.LOOPBACK;

    @Option(names = "--flink", paramLabel = "URL", description = "Flink's REST. Default: http://localhost:8081.")
    private URI flink = URI.create("http://localhost:8081");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "How far decisions are read back at the start, at most 1,000,000 of them. Default: 1h.")
    private Duration since = ConsoleSettings.BACK;

    @Option(
            names = "--backtests",
            paramLabel = "DIR",
            description = "A folder with reports of weir backtest, which the console lists and compares: what --report"
                    + " wrote, as .html, and what --json printed, as .json.")
    private Optional<Path> backtests = Optional.empty();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private EditOptions edit = new EditOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port: " + port + " is no port; write one up to 65535");
        }
        if (since.compareTo(LONGEST) > 0) {
            throw new ParameterException(
                    spec.commandLine(), "--since: the console reads back a day at most; write 1d, or less");
        }
        requireLibraries();
        JobConfig config = job.config();
        JobConfig.Kafka kafka = job.kafka(config);
        AccessSettings who = access(edit.areAllowed() ? Role.LIVE : Role.LOOK);
        ConsoleSettings settings = new ConsoleSettings(
                host,
                port,
                config,
                kafka,
                Optional.of(flink),
                since,
                who,
                backtests,
                tasks(config, kafka, who.hasLogin()));
        try (ConsoleServer console = ConsoleServer.start(settings)) {
            console.awaitPages();
            output.line("weir console: " + console.address());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private ConsoleTasks tasks(JobConfig config, JobConfig.Kafka kafka, boolean hasLogin) {
        try {
            return new ConsoleTasks(
                    Optional.of(new TopicQuestions(config, kafka, TopicKeys.MOST)),
                    Optional.of(new TopicKeys(config, kafka, TopicKeys.MOST)),
                    edit.cases(config, kafka),
                    edit.changes(config, kafka, hasLogin),
                    edit.areAllowed() ? Optional.of(new TopicLetters(config, kafka)) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private AccessSettings access(Role most) {
        try {
            AccessSettings settings = access.settings(host, most, new Login.None(edit.name()));
            if (edit.areAllowed() && !settings.hasLogin() && !AccessControl.isThisMachine(host)) {
                throw new IllegalArgumentException("--allow-changes: at " + host
                        + " everybody could change rules, and nobody would have to log in: give --oidc-issuer or"
                        + " --trust-header");
            }
            return settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireLibraries() throws IOException {
        for (String needed : new String[] {
            "dev.weir.console.page.Layout",
            "io.javalin.Javalin",
            "j2html.TagCreator",
            "kotlin.Unit",
            "com.nimbusds.jwt.JWT"
        }) {
            try {
                Class.forName(needed, false, RunConsole.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IOException(
                        "the console needs libraries that are not in the job jar: mvn package puts them into target/lib;"
                                + " copy that folder beside the jar, under the name lib",
                        e);
            }
        }
    }
}
