package dev.weir.console.access.oidc;

/** A login did not come to its end: the message says why, for whoever runs the console. */
public final class LoginException extends Exception {
    /** Creates one that says why. */
    public LoginException(String message) {
        super(message);
    }

    LoginException(String message, Exception cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
