package dev.weir.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A proxy that says who asks: believed from its address only, and only if it is clear what it says. */
final class ProxyLoginTest {
    private static final String USER = "X-Forwarded-User";
    private static final String GROUPS = "X-Forwarded-Groups";

    private static AccessSettings from(Role most, RoleNames roles, String... addresses) {
        return new AccessSettings(
                most,
                new Login.Proxy(USER, GROUPS, List.of(addresses), roles),
                Optional.of(URI.create("https://weir.example")));
    }

    private static GuardedServer start(String... addresses) {
        return GuardedServer.start(from(Role.LIVE, RoleNames.usual(), addresses));
    }

    @Test
    void whomTheProxyNamesHasTheHighestOfTheirRoles() throws Exception {
        try (GuardedServer server = start("127.0.0.0/8")) {
            GuardedServer.Browser browser = server.browser();
            assertThat(browser.get("/visit", USER, "ann", GROUPS, "others, weir-look,weir-live")
                            .body())
                    .isEqualTo("ann LIVE shadow=true live=true");
            assertThat(browser.get("/visit", USER, "ben", GROUPS, "weir-look").body())
                    .isEqualTo("ben LOOK shadow=false live=false");
        }
    }

    @Test
    void nobodyMayMoreThanTheConsoleAllows() throws Exception {
        try (GuardedServer server = GuardedServer.start(from(Role.LOOK, RoleNames.usual(), "127.0.0.1"))) {
            assertThat(server.browser()
                            .get("/visit", USER, "ann", GROUPS, "weir-live")
                            .body())
                    .isEqualTo("ann LOOK shadow=false live=false");
        }
    }

    @Test
    void nobodyElseIsBelievedWhateverTheySay() throws Exception {
        try (GuardedServer server = start("10.0.0.0/8", "192.0.2.7", "2001:db8::/32")) {
            var answer =
                    server.browser().get("/visit", USER, "ann", GROUPS, "weir-live", "X-Forwarded-For", "10.0.0.1");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("through its proxy only");
            assertThat(server.browser().get("/health").body()).isEqualTo("up\n");
        }
    }

    @Test
    void aRequestWithoutANameOrWithTwoIsNobodys() throws Exception {
        try (GuardedServer server = start("127.0.0.1")) {
            GuardedServer.Browser browser = server.browser();
            assertThat(browser.get("/visit", GROUPS, "weir-live").statusCode()).isEqualTo(401);
            assertThat(browser.get("/visit", USER, " ", GROUPS, "weir-live").statusCode())
                    .isEqualTo(401);
            assertThat(browser.get("/visit", USER, "a".repeat(129), GROUPS, "weir-live")
                            .statusCode())
                    .isEqualTo(401);
            var two = browser.get("/visit", USER, "ann", USER, "root", GROUPS, "weir-live");
            assertThat(two.statusCode()).isEqualTo(401);
            assertThat(two.body()).contains("take away what a browser sends");
        }
    }

    @Test
    void whoHasNoRoleDoesNotEvenLookUnlessEverybodyMay() throws Exception {
        try (GuardedServer server = start("127.0.0.1")) {
            assertThat(server.browser().get("/visit", USER, "ann").statusCode()).isEqualTo(403);
        }
        RoleNames everybody = new RoleNames(Map.of(RoleNames.EVERYBODY, Role.LOOK, "fraud", Role.SHADOW));
        try (GuardedServer server = GuardedServer.start(from(Role.LIVE, everybody, "127.0.0.1"))) {
            assertThat(server.browser().get("/visit", USER, "ann").body()).startsWith("ann LOOK");
            assertThat(server.browser()
                            .get("/visit", USER, "ann", GROUPS, "fraud")
                            .body())
                    .startsWith("ann SHADOW");
        }
    }

    @Test
    void aTokenIsOfOnePersonEvenInTheSameBrowser() throws Exception {
        try (GuardedServer server = start("127.0.0.1")) {
            GuardedServer.Browser browser = server.browser();
            String token =
                    browser.get("/token", USER, "ann", GROUPS, "weir-live").body();
            assertThat(browser.post("/change", "csrf=" + token, USER, "ben", GROUPS, "weir-live")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void overTlsCookiesAreOfThisHostAndOfNoOther() throws Exception {
        try (GuardedServer server = start("127.0.0.1")) {
            assertThat(server.browser()
                            .get("/visit", USER, "ann", GROUPS, "weir-live")
                            .headers()
                            .firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie)
                            .startsWith("__Host-weir-visit=")
                            .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/"));
        }
    }

    @Test
    void addressesOfTheProxyAreNumbers() {
        assertThatThrownBy(() -> start("proxy.example"))
                .hasMessageContaining("'proxy.example' is no address and no network; write one such as 10.0.0.7");
        assertThatThrownBy(() -> start("10.0.0.0/33")).hasMessageContaining("is no address");
        assertThatThrownBy(() -> start("1.2.3")).hasMessageContaining("is no address");
        assertThatThrownBy(() -> from(Role.LIVE, RoleNames.usual()))
                .hasMessageContaining("anybody could say who they are");
    }

    /** As after a start of the console, or once a proxy knows a browser no more: whoever typed for long has left the page. */
    @Test
    void aTextThatCannotBeTakenComesBackAsText() throws Exception {
        try (GuardedServer server = start("127.0.0.1")) {
            String form = "csrf=old&id=card+testing&text=when%3A+%3C%2Ftextarea%3E%3Cscript%3E";
            String[] ann = {USER, "ann", GROUPS, "weir-live", "Accept", "text/html"};
            var answer = server.browser().post("/change", form, ann);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body())
                    .contains("Nothing was changed: the page is from before a login", "it is nowhere else")
                    .contains("when: &lt;/textarea&gt;&lt;script&gt;", "href=\"/edit?id=card+testing\"")
                    .doesNotContain("<script");
            assertThat(server.browser()
                            .post("/change", form, "Accept", "text/html")
                            .body())
                    .as("who is not known")
                    .contains("The proxy does not say who asks", "&lt;script&gt;");
            assertThat(server.browser()
                            .post("/change", "csrf=old", "Accept", "text/html", USER, "ann", GROUPS, "weir-live")
                            .body())
                    .contains("Nothing was changed", "To the page Now")
                    .doesNotContain("<textarea");
            String[] elsewhere = {
                USER, "ann", GROUPS, "weir-live", "Accept", "text/html", "Sec-Fetch-Site", "cross-site"
            };
            assertThat(server.browser().post("/change", form, elsewhere).body())
                    .as("of a page elsewhere nothing is shown")
                    .startsWith("nothing was changed")
                    .doesNotContain("script");
            assertThat(server.changes()).isZero();
        }
    }
}
