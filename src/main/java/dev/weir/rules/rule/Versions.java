package dev.weir.rules.rule;

import dev.weir.rules.document.Node;
import java.util.OptionalLong;

/** Versions of a rule or another document, which increase from 1 to at most {@link Long#MAX_VALUE}. */
public final class Versions {
    private Versions() {}

    /** Returns the version that is written in a document, 0 if it has none. */
    public static long of(Node document) {
        return document instanceof Node.Fields fields && fields.values().get("version") instanceof Node.Whole version
                ? version.value()
                : 0;
    }

    /** Returns the version after this one; empty after the highest. */
    public static OptionalLong after(long version) {
        return version == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(version + 1);
    }

    /** Returns the advice for a version that is not higher than this one. */
    public static String higher(long version) {
        return version == Long.MAX_VALUE ? noneHigher() : "write version " + (version + 1) + " or higher";
    }

    /** Returns the advice for when the highest version is in use. */
    public static String noneHigher() {
        return "no version is higher: remove the rule and push it anew as version 1, or give it another id";
    }
}
