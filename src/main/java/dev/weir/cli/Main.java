package dev.weir.cli;

import dev.weir.DecisionJob;
import dev.weir.cli.backtest.BacktestJob;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.warm.WarmStart;
import dev.weir.config.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The main class of the job jar. A command line that begins with the word of a command is one, {@code java -jar
 * weir.jar rules list}; everything else is the job, {@code flink run weir.jar --config FILE}, a backtest on a
 * cluster, {@code flink run weir.jar --backtest}, or a warm start, {@code flink run weir.jar --warm-from topics}: these
 * need Flink.
 */
public final class Main {
    private static final String FLINK = "org.apache.flink.streaming.api.environment.StreamExecutionEnvironment";

    private Main() {}

    /**
     * Runs a command and exits with its code, or runs the job and returns, as a cluster expects.
     *
     * @throws Exception if the job fails
     */
    public static void main(String[] arguments) throws Exception {
        boolean ofFlink = Main.class.getClassLoader() != ClassLoader.getSystemClassLoader();
        if (ofFlink || (!Commands.isCommand(arguments) && hasFlink())) {
            if (List.of(arguments).contains(BacktestJob.ARGUMENT)) {
                BacktestJob.main(arguments);
            } else if (Stream.of(arguments).anyMatch(one -> one.split("=", 2)[0].equals(WarmStart.ARGUMENT))) {
                warm(arguments);
            } else {
                DecisionJob.main(arguments);
            }
            return;
        }
        // Kafka's and Flink's classes log; without a logging backend SLF4J would complain on the terminal.
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        // No command is written in Groovy. To look for its classes where there are none opens every jar beside the job
        // jar.
        System.setProperty("picocli.disable.closures", "true");
        System.exit(Commands.run(arguments, writer(System.out), writer(System.err)));
    }

    /** What is wrong with the arguments, the rules or the savepoint is told as by a command, without a stack trace. */
    private static void warm(String[] arguments) throws Exception {
        try {
            WarmStart.main(arguments);
        } catch (IOException | ConfigException | CommandLine.ParameterException e) {
            PrintWriter err = writer(System.err);
            String.valueOf(e.getMessage()).lines().forEach(line -> err.println("weir: " + line));
            System.exit(Output.REFUSED);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static boolean hasFlink() {
        try {
            Class.forName(FLINK, false, Main.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
