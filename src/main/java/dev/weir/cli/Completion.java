package dev.weir.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir completion}. */
@Command(
        name = "completion",
        description = {
            "Prints a script with which a shell completes commands and options.",
            "bash and zsh: source <(weir completion bash), in zsh after 'autoload -U +X bashcompinit && bashcompinit'.",
            "fish: weir completion fish | source. Needs no Kafka."
        })
final class Completion implements Callable<Integer> {
    /** The shells; what completes in bash does so in zsh. */
    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        switch (shell) {
            case BASH, ZSH -> out.println(AutoComplete.bash("weir", root));
            case FISH -> {
                out.println("complete -c weir -f");
                fish(root, "__fish_use_subcommand", out);
            }
        }
        return 0;
    }

    private static void fish(CommandLine command, String when, PrintWriter out) {
        command.getSubcommands().forEach((name, sub) -> {
            out.println("complete -c weir -n '" + when + "' -a " + name + " -d '" + meaning(sub) + "'");
            String inside = when.equals("__fish_use_subcommand")
                    ? "__fish_seen_subcommand_from " + name
                    : when + "; and __fish_seen_subcommand_from " + name;
            fish(sub, inside, out);
        });
        if (command.getSubcommands().isEmpty()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                String named = option.longestName().replaceFirst("^--", "");
                boolean takesFile = option.paramLabel().contains("FILE")
                        || option.paramLabel().contains("DIR");
                out.println("complete -c weir -n '" + when + "' -l " + named
                        + (option.arity().max() == 0 ? "" : takesFile ? " -r -F" : " -x"));
            }
            out.println("complete -c weir -n '" + when + "' -F");
        }
    }

    private static String meaning(CommandLine command) {
        String[] lines = command.getCommandSpec().usageMessage().description();
        return lines.length == 0 ? "" : lines[0].replaceAll("[.:;].*", "").replace("'", "");
    }
}
