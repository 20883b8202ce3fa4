package dev.weir.console.access;

/**
 * Who may do what on the console.
 *
 * @param most what anybody may do at most: {@link Role#LOOK} unless changes are allowed
 */
public record AccessSettings(Role most) {
    /** Nobody changes anything. */
    public static AccessSettings reading() {
        return new AccessSettings(Role.LOOK);
    }

    /** Whoever has the role may change rules; without a login that is whoever reaches the console. */
    public static AccessSettings changing() {
        return new AccessSettings(Role.LIVE);
    }
}
