package dev.weir.console.access;

import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/**
 * Somebody whom a gate has let in.
 *
 * @param name who it is
 * @param role what they may, if the console allows it at all
 * @param browser what their browser is known by
 * @param stays whether they may still see what comes, asked again and again while a page follows
 */
record Guest(String name, Role role, String browser, BooleanSupplier stays) {
    private static final String ATTRIBUTE = Guest.class.getName();

    void remember(Context request) {
        request.attribute(ATTRIBUTE, this);
    }

    /** Returns whether whoever sent a request may still see what comes. */
    static boolean stays(Context request) {
        Guest guest = request.attribute(ATTRIBUTE);
        return guest != null && guest.stays().getAsBoolean();
    }
}
