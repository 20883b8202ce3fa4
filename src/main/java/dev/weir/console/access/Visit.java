package dev.weir.console.access;

import io.javalin.http.Context;
import java.util.Objects;

/**
 * Who asks, and what they may do: what {@link AccessControl} found before any handler of a page runs.
 *
 * @param name who it is, as stands with what they push; at most {@value #LONGEST_NAME} characters
 * @param role the most that they may do here, now
 * @param token what a form of this browser sends back as {@value CsrfTokens#FIELD}, or a script as the header
 *     {@value CsrfTokens#HEADER}: without it no request but one that reads is answered
 */
public record Visit(String name, Role role, String token) {
    /** The longest name. */
    public static final int LONGEST_NAME = 128;

    private static final String ATTRIBUTE = Visit.class.getName();

    /** Checks that the name can stand in a record. */
    public Visit {
        check(name);
    }

    static void check(String name) {
        if (Gate.name(name).isEmpty()) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters, all of them visible");
        }
    }

    /** Returns who sent a request that was let in. */
    public static Visit of(Context request) {
        return Objects.requireNonNull(request.attribute(ATTRIBUTE), "asked before access was checked");
    }

    /** Returns whether a request was let in, and so has somebody to whom a page can be shown. */
    public static boolean isKnown(Context request) {
        return request.attribute(ATTRIBUTE) != null;
    }

    /** Returns whether they may push what only counts in shadow. */
    public boolean mayShadow() {
        return role.includes(Role.SHADOW);
    }

    /** Returns whether they may make rules live, roll them back and switch them off. */
    public boolean mayLive() {
        return role.includes(Role.LIVE);
    }

    void remember(Context request) {
        request.attribute(ATTRIBUTE, this);
    }
}
