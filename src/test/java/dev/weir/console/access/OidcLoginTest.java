package dev.weir.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.access.oidc.OidcClient;
import dev.weir.sandbox.kafka.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins with a provider: who is let in, and what it may not get wrong. */
final class OidcLoginTest {
    private static final Duration SESSION = Duration.ofHours(8);

    private final AtomicLong later = new AtomicLong();
    private SmallIssuer issuer;
    private GuardedServer server;
    private GuardedServer.Browser browser;

    @BeforeEach
    void begin() throws IOException {
        issuer = SmallIssuer.start();
        server = start("groups", RoleNames.usual());
        browser = server.browser();
    }

    private GuardedServer start(String claim, RoleNames roles) throws IOException {
        OidcClient client = new OidcClient(
                issuer.address(), SmallIssuer.CLIENT, Optional.of(SmallIssuer.SECRET), List.of("groups"), claim);
        int port = Ports.free();
        AccessSettings settings = new AccessSettings(
                Role.LIVE, new Login.Oidc(client, roles, SESSION), Optional.of(URI.create("http://localhost:" + port)));
        return GuardedServer.start(settings, () -> Instant.now().plusMillis(later.get()), port);
    }

    @AfterEach
    void end() {
        server.close();
        issuer.close();
    }

    @Test
    void whoHasLoggedInComesToThePageTheyAskedForWithTheirRole() throws Exception {
        HttpResponse<String> answer = browser.get("/visit?a=b%26c");

        assertThat(answer.body()).isEqualTo("ann SHADOW shadow=true live=false");
        assertThat(answer.uri()).isEqualTo(server.address("/visit?a=b%26c"));
        assertThat(server.visit(browser)).startsWith("ann ");
        assertThat(server.reports()).isEmpty();
    }

    @Test
    void ofSeveralRolesTheHighestCountsWhereverTheTokenHasThem() throws Exception {
        server.close();
        server = start("realm_access.roles", new RoleNames(Map.of("reader", Role.LOOK, "head", Role.LIVE)));
        issuer.says(token -> token.claim("realm_access", Map.of("roles", List.of("x", "reader", "head"))));

        assertThat(server.visit(server.browser())).isEqualTo("ann LIVE shadow=true live=true");
    }

    @Test
    void whoHasNoRoleDoesNotEvenLook() throws Exception {
        issuer.groups("others");
        HttpResponse<String> answer = browser.get("/visit");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("ann may not look at this console", "weir-look=look");
        issuer.groups();
        assertThat(browser.get("/visit").statusCode()).isEqualTo(403);
    }

    @Test
    void aStateThatThisBrowserDidNotBeginWithIsNoLogin() throws Exception {
        issuer.sendsBack(state -> state.substring(1) + "x");
        refused(400, "not begun in this browser");
        assertThat(server.browser()
                        .get("/login/callback?code=the-code&state=guessed")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.browser().get("/login/callback").statusCode()).isEqualTo(400);
    }

    @Test
    void aLoginThatTakesLongerThanTenMinutesIsNone() throws Exception {
        issuer.sendsBack(state -> {
            later.addAndGet(BegunLogins.LASTS.toMillis());
            return state;
        });
        refused(400, "in the last ten minutes");
    }

    @Test
    void aTokenForAnotherLoginIsNoLogin() throws Exception {
        issuer.says(token -> token.claim("nonce", "of-another-login"));
        failed("nonce");
        issuer.says(token -> token.claim("nonce", null));
        failed("nonce");
    }

    @Test
    void aTokenThatIsOverIsNoLoginButClocksMayDifferByAMinute() throws Exception {
        issuer.says(token -> token.expirationTime(Date.from(Instant.now().minusSeconds(90))));
        failed("Expired");
        issuer.says(token -> token.expirationTime(Date.from(Instant.now().minusSeconds(30))));
        assertThat(server.visit(server.browser())).startsWith("ann ");
    }

    @Test
    void aTokenThatAnotherSignedOrNobodyIsNoLogin() throws Exception {
        var other = SmallIssuer.key();
        issuer.signs(claims -> SmallIssuer.signed(claims, other));
        failed("signature");
        issuer.signs(SmallIssuer::unsigned);
        failed("Signed ID token expected");
        issuer.signs(issuer::signedWithThePublicKey);
        failed("no matching key");
    }

    @Test
    void aTokenForAnotherClientOrOfAnotherProviderIsNoLogin() throws Exception {
        issuer.says(token -> token.audience("another"));
        failed("audience");
        issuer.says(token -> token.issuer("https://elsewhere.example"));
        failed("issuer");
    }

    @Test
    void aTokenWhoseNameCannotBeShownIsNoLogin() throws Exception {
        issuer.says(token -> token.claim("preferred_username", "ann\nroot"));
        failed("no name");
        issuer.says(token -> token.claim("preferred_username", "a".repeat(129)));
        failed("no name");
        issuer.says(token -> token.claim("preferred_username", "a".repeat(128)));
        assertThat(server.visit(server.browser())).startsWith("aaa");
    }

    @Test
    void aLoginLeadsNowhereButToPagesOfTheConsole() throws Exception {
        for (String to : List.of("https://evil.example", "//evil.example", "/%5Cevil.example", "/a%0D%0Ab", "login")) {
            assertThat(server.browser().get("/login?to=" + to).uri().getPath())
                    .as(to)
                    .isEqualTo("/");
        }
    }

    @Test
    void aSessionIsOverAfterItsTimeAndWhatFollowsEnds() throws Exception {
        browser.get("/visit");
        assertThat(browser.get("/stays").body()).isEqualTo("true");
        later.set(SESSION.toMillis() - 60_000);
        String token = browser.get("/token").body();
        later.set(SESSION.toMillis() + 1);

        assertThat(browser.post("/change", "csrf=" + token).statusCode()).isEqualTo(401);
        assertThat(server.changes()).isZero();
        assertThat(server.visit(browser)).startsWith("ann "); // through the provider again
    }

    @Test
    void whoLeavesIsNotKnownAnyMore() throws Exception {
        String token = browser.get("/token").body();
        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", "csrf=" + token).body()).contains("You have left");
        assertThat(browser.post("/change", "csrf=" + token).statusCode()).isEqualTo(401);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScripts() throws Exception {
        HttpResponse<String> answer = browser.get("/visit");
        List<String> cookies = answer.previousResponse().orElseThrow().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("weir-session=")
                        .contains("HttpOnly", "SameSite=Lax", "Max-Age=28800"));
    }

    private void refused(int status, String sentence) throws Exception {
        GuardedServer.Browser another = server.browser();
        HttpResponse<String> answer = another.get("/visit");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(another.post("/change", "").statusCode()).isEqualTo(401);
    }

    private void failed(String reason) throws Exception {
        int before = server.reports().size();
        refused(403, "the login failed");
        assertThat(server.reports()).hasSize(before + 1);
        assertThat(server.reports().get(before)).containsIgnoringCase(reason);
    }
}
