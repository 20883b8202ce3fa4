package dev.weir.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Without a login: who reaches the console may do what it allows, from its own pages only. */
final class AccessControlTest {
    @Test
    void whoeverReachesAConsoleThatOnlyReadsMayLook() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.reading())) {
            assertThat(server.visit(server.browser()))
                    .isEqualTo(System.getProperty("user.name") + " LOOK shadow=false live=false");
        }
    }

    @Test
    void whoeverReachesAConsoleThatAllowsChangesMayAllOfThem() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.changing())) {
            assertThat(server.visit(server.browser())).endsWith(" LIVE shadow=true live=true");
        }
    }

    @Test
    void aChangeIsMadeWithTheTokenOfAPageInAFieldOrAHeader() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.changing())) {
            GuardedServer.Browser browser = server.browser();
            String token = browser.get("/token").body();

            assertThat(browser.post("/change", CsrfTokens.FIELD + "=" + token).statusCode())
                    .isEqualTo(200);
            assertThat(browser.post("/change", "", CsrfTokens.HEADER, token).statusCode())
                    .isEqualTo(200);
            assertThat(server.changes()).isEqualTo(2);
        }
    }

    @Test
    void aChangeWithoutATokenOrWithTheTokenOfAnotherBrowserIsNotMade() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.changing())) {
            GuardedServer.Browser browser = server.browser();
            String token = browser.get("/token").body();
            String other = server.browser().get("/token").body();

            for (String form : new String[] {"", "csrf=", "csrf=" + other, "csrf=" + token.substring(1)}) {
                HttpResponse<String> answer = browser.post("/change", form);
                assertThat(answer.statusCode()).as(form).isEqualTo(403);
                assertThat(answer.body()).contains("load it again");
            }
            assertThat(server.changes()).isZero();
        }
    }

    @Test
    void aChangeThatAPageElsewhereAskedForIsNotMadeEvenWithTheToken() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.changing())) {
            GuardedServer.Browser browser = server.browser();
            String form = "csrf=" + browser.get("/token").body();

            assertThat(browser.post("/change", form, "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/change", form, "Sec-Fetch-Site", "same-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/change", form, "Sec-Fetch-Site", "same-origin")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfPagesElsewhere() throws Exception {
        try (GuardedServer server = GuardedServer.start(AccessSettings.reading())) {
            assertThat(server.browser().get("/visit").headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        }
    }
}
