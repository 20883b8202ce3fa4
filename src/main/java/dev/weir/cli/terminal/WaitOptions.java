package dev.weir.cli.terminal;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that push: who pushes, whether to wait for the job, and how long. */
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

    /** Returns the options about the sender. */
    public SignOptions sign() {
        return sign;
    }

    /** Returns whether to wait. */
    public boolean waits() {
        return wait;
    }

    /** Returns how long to wait; zero for not at all. */
    public Duration patience() {
        return wait ? timeout : Duration.ZERO;
    }
}
