package dev.weir.engine.identity;

import java.io.Serializable;

/**
 * Whom the events of a session count for, once an event has linked the session to somebody.
 *
 * @param name under which it is shown; {@code ""} if nothing is linked
 * @param from the field or declared attribute that identifies a session
 * @param to the field or declared attribute that a session is linked to
 * @param overMillis how long a link lasts after the last event of the session, over 0
 * @param backMillis how far back events before a link count; 0 for none
 * @param backEntries how many events of a session wait for a link at most, over 0
 */
public record IdentitySettings(String name, String from, String to, long overMillis, long backMillis, int backEntries)
        implements Serializable {
    /** Nothing is linked. */
    public static final IdentitySettings NONE = new IdentitySettings("", "", "", 1, 0, 1);

    /** Validates the settings. */
    public IdentitySettings {
        if (overMillis <= 0 || backMillis < 0 || backEntries <= 0) {
            throw new IllegalArgumentException("over and backEntries are over 0, and back is not negative");
        }
    }

    /** Returns whether anything is linked. */
    public boolean isOn() {
        return !name.isEmpty();
    }
}
