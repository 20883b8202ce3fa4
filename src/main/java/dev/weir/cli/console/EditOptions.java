package dev.weir.cli.console;

import dev.weir.cli.terminal.SignOptions;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.RuleCases;
import dev.weir.console.edit.RuleChanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about rules on the console: their folder, and whether they can be changed. */
final class EditOptions {
    @Option(
            names = "--allow-changes",
            description =
                    "Rules can be edited, rolled back and switched off on the console. Without it, it only shows.")
    private boolean allowed;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder of rules, whose cases are run on the page of each, and while a rule is edited.")
    private Optional<Path> places = Optional.empty();

    @Option(
            names = "--four-eyes",
            description = "With --allow-changes: a change to live waits, in shadow, until a second person agrees.")
    private boolean needsTwo;

    @Option(
            names = "--sign-keys",
            paramLabel = "DIR",
            description =
                    "Signs what each person pushes with a key of their own, the file NAME.pem in this folder; NAME is"
                            + " how the console knows them, and stands in rules.signers of the job config.")
    private Optional<Path> keys = Optional.empty();

    @Mixin
    private SignOptions sign = new SignOptions();

    /** Returns who changes rules where there is no login. */
    String name() {
        return sign.name();
    }

    /** Returns whether anything may be changed. */
    boolean areAllowed() {
        return allowed;
    }

    /**
     * Returns what runs the cases of rules; empty without a folder.
     *
     * @throws IllegalArgumentException if there is no such folder
     */
    Optional<RuleCases> cases(JobConfig config, JobConfig.Kafka kafka) {
        if (places.isPresent() && !Files.isDirectory(places.get())) {
            throw new IllegalArgumentException("--rules: there is no folder " + places.get());
        }
        return places.map(folder -> new TopicCases(config, kafka, folder));
    }

    /**
     * Returns what changes rules; empty if nothing does.
     *
     * @param hasLogin whether several people are known here
     * @throws IllegalArgumentException if options contradict each other, or lack {@code --allow-changes}
     */
    Optional<RuleChanges> changes(JobConfig config, JobConfig.Kafka kafka, boolean hasLogin) {
        if (!allowed && needsTwo) {
            throw new IllegalArgumentException(
                    "--four-eyes is about changes, and the console only shows; write --allow-changes too");
        }
        if (!allowed && keys.isPresent()) {
            throw new IllegalArgumentException(
                    "--sign-keys is about changes, and the console only shows; write --allow-changes too");
        }
        PushNames names = names(hasLogin);
        return allowed ? Optional.of(new TopicRules(config, kafka, places, names, needsTwo)) : Optional.empty();
    }

    private PushNames names(boolean hasLogin) {
        if (keys.isPresent() && sign.areSigned()) {
            throw new IllegalArgumentException(
                    "--sign-keys and --sign-key: either each person signs with a key of their own, or all with one");
        }
        if (keys.isPresent() && !Files.isDirectory(keys.get())) {
            throw new IllegalArgumentException("--sign-keys: there is no folder " + keys.get());
        }
        if (needsTwo && sign.areSigned() && hasLogin) {
            throw new IllegalArgumentException("--four-eyes: with --sign-key everybody here signs as '" + sign.name()
                    + "', so nobody can be the second person; give --sign-keys DIR instead, a folder with a key for each,"
                    + " such as anna.pem");
        }
        if (keys.isPresent()) {
            return new PushNames.EachTheirOwn(keys.get(), sign.name());
        }
        return sign.areSigned() ? new PushNames.One(sign) : new PushNames.Unsigned(sign.name());
    }
}
