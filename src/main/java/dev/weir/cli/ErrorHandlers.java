package dev.weir.cli;

import dev.weir.cli.terminal.Output;
import dev.weir.config.ConfigException;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Tells a person at a terminal why a command was not run, or failed. Not two lambdas, which would keep what picocli has for
 * them out of the archive of classes that {@code bin/weir} makes.
 */
final class ErrorHandlers implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private static final Map<Class<?>, String> OF_FILES = Map.of(
            AccessDeniedException.class, "you may not read or write it",
            NoSuchFileException.class, "there is no such file or folder",
            FileAlreadyExistsException.class, "it is there already",
            NotDirectoryException.class, "it is no folder");

    /** Explains a failure, with a stack trace if it was unexpected; returns the exit code. */
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof ConfigException) {
            sentence(failure).lines().forEach(line -> command.getErr().println("weir: " + line));
        } else {
            failure.printStackTrace(command.getErr());
        }
        return Output.REFUSED;
    }

    /** Java says of a file what the system says, and where it has a class for that only the name of the file. */
    private static String sentence(Exception failure) {
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof FileSystemException) {
            return sentence(wrapped.getCause());
        }
        String said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (!(failure instanceof FileSystemException of) || of.getReason() != null) {
            return said;
        }
        return said + ": " + OF_FILES.getOrDefault(of.getClass(), of.getClass().getSimpleName());
    }

    /**
     * Says what is wrong with a command line and how it is written, without explaining all options: what is wrong would be
     * off the screen. Returns the exit code.
     */
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.getUnmatched().isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            return refuseWord(unmatched, command, err);
        }
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty() // as it is of an unknown option
                && unmatched.getUnmatched().stream().noneMatch(word -> word.startsWith("-"))) {
            err.println(tooMuch(unmatched, command));
        } else {
            err.println(wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        }
        if (command.getSubcommands().isEmpty()) {
            CommandLine.Help help = command.getHelp();
            err.print(help.synopsisHeading());
            err.print(help.synopsis(help.synopsisHeadingLength()));
            err.println(command.getCommandSpec().qualifiedName() + " --help says what these mean");
        } else {
            command.usage(err);
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Says which words a command does not take, and which it does. */
    private static String tooMuch(CommandLine.UnmatchedArgumentException wrong, CommandLine command) {
        List<String> words = wrong.getUnmatched();
        String taken = command.getCommandSpec().positionalParameters().stream()
                .map(CommandLine.Model.ArgSpec::paramLabel)
                .collect(Collectors.joining(" "));
        return Spelling.listed(words) + (words.size() == 1 ? " is" : " are") + " too much: '"
                + command.getCommandSpec().qualifiedName() + "' takes "
                + (taken.isEmpty() ? "options only" : taken + ", and options")
                + "; a value with a space in it needs quotes";
    }

    /** Says of a word that is no command which there are. */
    private static int refuseWord(CommandLine.UnmatchedArgumentException wrong, CommandLine command, PrintWriter err) {
        String name = command.getCommandSpec().qualifiedName();
        String word = wrong.getUnmatched().get(0);
        err.println("there is no command '" + name + " " + word + "'"
                + Spelling.advice(word, command.getSubcommands().keySet()));
        err.println(name + " --help says what each command does");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
