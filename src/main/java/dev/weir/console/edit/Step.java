package dev.weir.console.edit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be asked for a rule. */
public enum Step {
    /** It is evaluated, and decides nothing. */
    SHADOW("Into shadow", false),
    /** It decides. */
    LIVE("Make live", true),
    /** Somebody else made it live in a proposal, and this agrees. */
    AGREE("Agree", true),
    /** A proposal goes. */
    WITHDRAW("Withdraw", false),
    /** The content before comes back. */
    ROLL_BACK("Roll back", true),
    /** It is off, and keeps what it has counted. */
    DISABLE("Disable", true),
    /** It has the mode that it had before it was off. */
    ENABLE("Enable", true);

    private final String words;
    private final boolean live;

    Step(String words, boolean live) {
        this.words = words;
        this.live = live;
    }

    /** Returns the name for people. */
    public String words() {
        return words;
    }

    /** Returns whether it may change what is decided. */
    public boolean isLive() {
        return live;
    }

    /** Returns the name in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the step with a name in addresses. */
    public static Optional<Step> of(String path) {
        return Stream.of(values()).filter(step -> step.path().equals(path)).findFirst();
    }
}
