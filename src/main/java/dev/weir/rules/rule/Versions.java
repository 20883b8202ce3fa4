package dev.weir.rules.rule;

import java.util.OptionalLong;

/** Versions of a rule, which grow from 1 to {@link Long#MAX_VALUE} and no further. */
public final class Versions {
    private Versions() {}

    /** The version after this one; empty after the highest. */
    public static OptionalLong after(long version) {
        return version == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(version + 1);
    }

    /** What to write instead of a version up to this one. */
    public static String higher(long version) {
        return version == Long.MAX_VALUE ? noneHigher() : "write version " + (version + 1) + " or higher";
    }

    /** What to do after the highest. */
    public static String noneHigher() {
        return "no version is higher: remove the rule and push it anew as version 1, or give it another id";
    }
}
