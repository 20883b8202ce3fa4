package dev.weir.console.access;

import dev.weir.console.access.oidc.Identity;
import dev.weir.console.access.oidc.LoginException;
import dev.weir.console.access.oidc.Provider;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a login begins, where the provider sends the browser back to, and where it ends. */
final class LoginPages {
    /** Begins a login. */
    static final String LOGIN = "/login";
    /** Where the provider sends browsers to, at the address of the console. */
    static final String CALLBACK = "/login/callback";
    /** Shown to whoever has left. */
    static final String LEFT = "/logged-out";
    /** What needs no login. */
    static final Set<String> PATHS = Set.of(LOGIN, CALLBACK, LEFT);

    private final Provider provider;
    private final RoleNames roles;
    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final BegunLogins begun;
    private final Consumer<String> report;

    LoginPages(
            Provider provider,
            RoleNames roles,
            Sessions sessions,
            BrowserCookie cookie,
            BegunLogins begun,
            Consumer<String> report) {
        this.provider = provider;
        this.roles = roles;
        this.sessions = sessions;
        this.cookie = cookie;
        this.begun = begun;
        this.report = report;
    }

    void addTo(Javalin server) {
        server.get(LOGIN, this::begin);
        server.get(CALLBACK, this::end);
        server.get(
                LEFT,
                request -> request.result("You have left the console of Weir. The provider may still know you.\n"));
        server.post("/logout", this::leave);
    }

    private void begin(Context request) {
        String to = request.queryParam("to");
        BegunLogins.Begun login = begun.begin(request, to == null ? "/" : to);
        try {
            request.redirect(provider.loginAddress(login.state(), login.nonce(), login.verifier()));
        } catch (LoginException e) {
            report.accept(e.getMessage());
            Gate.refuse(request, HttpStatus.BAD_GATEWAY, "the provider of logins cannot be asked; try again later");
        }
    }

    private void end(Context request) {
        String state = request.queryParam("state");
        Optional<BegunLogins.Begun> found = begun.end(request, state == null ? "" : state);
        if (found.isEmpty()) {
            Gate.refuse(
                    request,
                    HttpStatus.BAD_REQUEST,
                    "this login was not begun in this browser in the last ten minutes: begin again at " + LOGIN);
            return;
        }
        BegunLogins.Begun login = found.orElseThrow();
        try {
            String code = request.queryParam("code");
            if (code == null || code.isBlank()) {
                throw new LoginException("the provider gave no code, and says " + request.queryParam("error"));
            }
            Optional<String> issuer = Optional.ofNullable(request.queryParam("iss"));
            Identity who = provider.identity(code, issuer, login.nonce(), login.verifier());
            letIn(request, who, login.to());
        } catch (LoginException e) {
            report.accept(e.getMessage());
            Gate.refuse(request, HttpStatus.FORBIDDEN, "the login failed: begin again at " + LOGIN);
        }
    }

    private void letIn(Context request, Identity who, String to) throws LoginException {
        String name = Gate.name(who.name())
                .orElseThrow(() -> new LoginException("the token has no name of 1 to 128 visible characters"));
        Optional<Role> role = roles.of(who.groups());
        if (role.isEmpty()) {
            report.accept(AccessControl.withoutRole(name, roles));
            Gate.refuse(request, HttpStatus.FORBIDDEN, AccessControl.withoutRole(name, roles));
            return;
        }
        cookie.given(request).ifPresent(sessions::end);
        String number = cookie.next();
        sessions.begin(number, name, role.orElseThrow());
        cookie.set(request, number, (int) sessions.seconds());
        request.redirect(to);
    }

    private void leave(Context request) {
        cookie.given(request).ifPresent(sessions::end);
        cookie.set(request, "", 0);
        request.redirect(LEFT, HttpStatus.SEE_OTHER);
    }
}
