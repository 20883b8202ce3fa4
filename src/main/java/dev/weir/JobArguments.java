package dev.weir;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/** The command line of the job: a config file, and settings that override it. */
@Command(
        name = "weir",
        description = "Decides events of Kafka by rules that change while it runs.",
        footer = "Any setting of the file can be given as --key.path=value, or as the variable WEIR_KEY_PATH.")
final class JobArguments {
    private static final Pattern OVERRIDE = Pattern.compile("--([A-Za-z][^=]*)=(.*)", Pattern.DOTALL);

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The job config; job-configs/local.yaml is one to begin with.")
    private Path file = Path.of("");

    @Unmatched
    private List<String> others = new ArrayList<>();

    private JobArguments() {}

    /**
     * Reads the config that the command line names. Throws instead of exiting, because a cluster may call it.
     *
     * @param environment of the process
     * @throws ParameterException if an argument is unknown, with the usage
     * @throws ConfigException with everything that is wrong in the config
     * @throws IOException if there is no such file
     */
    static JobConfig read(String[] arguments, Map<String, String> environment) throws IOException, ConfigException {
        JobArguments parsed = new JobArguments();
        CommandLine command = new CommandLine(parsed);
        command.parseArgs(arguments);
        Map<String, String> overrides = parsed.overrides(command);
        if (!Files.isRegularFile(parsed.file)) {
            throw new ParameterException(
                    command, "--config: there is no file " + parsed.file + "\n" + command.getUsageMessage());
        }
        return new JobConfigs().read(parsed.file, overrides, environment);
    }

    private Map<String, String> overrides(CommandLine command) {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String argument : others) {
            Matcher override = OVERRIDE.matcher(argument);
            if (!override.matches()) {
                throw new ParameterException(
                        command,
                        "'" + argument.split("=", 2)[0] + "' is no argument; write --config=FILE or --key.path=value\n"
                                + command.getUsageMessage());
            }
            overrides.put(override.group(1), override.group(2));
        }
        return overrides;
    }
}
