package dev.weir.cli;

import dev.weir.cli.backtest.RunBacktest;
import dev.weir.cli.change.RulesCommand;
import dev.weir.cli.console.RunConsole;
import dev.weir.cli.decisions.DecisionsCommand;
import dev.weir.cli.decisions.Explain;
import dev.weir.cli.events.EventsCommand;
import dev.weir.cli.keys.FeaturesCommand;
import dev.weir.cli.letters.DeadLettersCommand;
import dev.weir.cli.lists.ListsCommand;
import dev.weir.cli.models.ModelsCommand;
import dev.weir.cli.watch.ShowStats;
import dev.weir.cli.watch.ShowStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands, by their words. To read the options of all takes longer than most commands take, so only those are built
 * that a command line is about.
 */
final class CommandTree {
    private static final List<Class<?>> TOP = List.of(
            RulesCommand.class,
            RunBacktest.class,
            ListsCommand.class,
            ModelsCommand.class,
            DecisionsCommand.class,
            Explain.class,
            EventsCommand.class,
            FeaturesCommand.class,
            RunConsole.class,
            DeadLettersCommand.class,
            ShowStatus.class,
            ShowStats.class,
            Completion.class);

    private CommandTree() {}

    /** Returns whether a word is the first of a command. */
    static boolean isFirst(String word) {
        return named(word, TOP).isPresent();
    }

    /** Adds all commands. */
    static void addAll(CommandLine root) {
        TOP.forEach(root::addSubcommand);
    }

    /** Adds what it takes to run or to refuse a command line, or to show the help that it asks for. */
    static void addFor(String[] arguments, CommandLine root) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            TOP.forEach(command -> root.addSubcommand(described(command)));
            return;
        }
        Optional<Class<?>> first = named(arguments[0], TOP);
        if (first.isEmpty() || first.get() == Completion.class) { // whose script has all commands
            addAll(root);
            return;
        }
        Optional<Class<?>> second = arguments.length == 1
                ? Optional.empty()
                : named(arguments[1], List.of(of(first.get()).subcommands()));
        root.addSubcommand(
                second.isEmpty()
                        ? first.get()
                        : described(first.get()).addSubcommand(null, CommandSpec.forAnnotatedObject(second.get())));
    }

    /** Returns a command without its options, and without those below it. */
    private static CommandSpec described(Class<?> command) {
        CommandSpec spec = CommandSpec.create().name(of(command).name());
        spec.usageMessage().description(of(command).description());
        return spec;
    }

    private static Optional<Class<?>> named(String word, List<Class<?>> commands) {
        return commands.stream()
                .filter(command -> Stream.concat(
                                Stream.of(of(command).name()),
                                Stream.of(of(command).aliases()))
                        .anyMatch(word::equals))
                .findFirst();
    }

    private static Command of(Class<?> command) {
        Command annotation = command.getAnnotation(Command.class);
        if (annotation == null) {
            throw new IllegalStateException(command + " is no command");
        }
        return annotation;
    }
}
