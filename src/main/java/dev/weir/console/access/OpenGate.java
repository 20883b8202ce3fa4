package dev.weir.console.access;

import io.javalin.http.Context;
import java.util.Optional;

/** Lets everybody in who reaches the console, as the one person that they are taken for. */
final class OpenGate implements Gate {
    private final BrowserCookie cookie;
    private final String name;

    OpenGate(Login.None login, BrowserCookie cookie) {
        name = login.name();
        this.cookie = cookie;
    }

    @Override
    public Optional<Guest> guest(Context request) {
        return Optional.of(new Guest(name, Role.LIVE, cookie.of(request), () -> true));
    }
}
