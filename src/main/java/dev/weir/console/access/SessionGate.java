package dev.weir.console.access;

import dev.weir.console.access.oidc.Provider;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets in who has logged in, and sends others to the login. */
final class SessionGate implements Gate {
    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final LoginPages pages;

    private SessionGate(Sessions sessions, BrowserCookie cookie, LoginPages pages) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.pages = pages;
    }

    /** Creates one whose logins are with a provider. */
    static SessionGate of(
            Login.Oidc login,
            AccessSettings settings,
            InstantSource clock,
            SecureRandom random,
            Consumer<String> report) {
        // A login ends with a link from the provider's page, at which a browser does not send cookies that are strict.
        BrowserCookie session = new BrowserCookie("weir-session", settings.isSecure(), SameSite.LAX, random);
        BrowserCookie begun = new BrowserCookie("weir-login", settings.isSecure(), SameSite.LAX, random);
        Sessions sessions = new Sessions(clock, login.session());
        LoginPages pages = new LoginPages(
                new Provider(login.client(), settings.page(LoginPages.CALLBACK)),
                login.roles(),
                sessions,
                session,
                new BegunLogins(begun, clock, random),
                report);
        return new SessionGate(sessions, session, pages);
    }

    @Override
    public void addPages(Javalin server) {
        pages.addTo(server);
    }

    @Override
    public boolean canLeave() {
        return true;
    }

    @Override
    public Optional<Guest> guest(Context request) {
        Optional<String> number = cookie.given(request);
        Optional<Sessions.Session> session = number.flatMap(sessions::of);
        if (session.isEmpty()) {
            return toLogin(request);
        }
        Sessions.Session known = session.orElseThrow();
        String browser = number.orElseThrow();
        return Optional.of(new Guest(
                known.name(), known.role(), browser, () -> sessions.of(browser).isPresent()));
    }

    /** A page goes to the login and comes back; whatever a script or a form asks for is only refused. */
    private static Optional<Guest> toLogin(Context request) {
        String accept = request.header("Accept");
        boolean isPage = request.req().getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && request.header("HX-Request") == null;
        if (!isPage) {
            return Gate.refuse(request, HttpStatus.UNAUTHORIZED, "your login is over: load the page again");
        }
        String query = request.queryString();
        String to = request.path() + (query == null ? "" : "?" + query);
        request.redirect(LoginPages.LOGIN + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        request.skipRemainingHandlers();
        return Optional.empty();
    }
}
