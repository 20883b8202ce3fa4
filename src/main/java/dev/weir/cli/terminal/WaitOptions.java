package dev.weir.cli.terminal;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that push have in common: who does, and whether they wait for the job, and how long. */
public final class WaitOptions {
    @Option(
            names = "--wait",
            description = "Waits until the job has answered to each; fails if it refuses one or does not answer.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to wait at most; default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(30);

    @Mixin
    private SignOptions sign = new SignOptions();

    /** The options that say who pushes. */
    public SignOptions sign() {
        return sign;
    }

    /** Whether it waits. */
    public boolean waits() {
        return wait;
    }

    /** How long; zero if it does not wait. */
    public Duration patience() {
        return wait ? timeout : Duration.ZERO;
    }
}
