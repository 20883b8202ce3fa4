package dev.weir.cli;

import dev.weir.console.ConsoleServer;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.access.Login;
import dev.weir.console.access.Role;
import dev.weir.console.access.RoleNames;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** Whoever asks a console without a browser, and so without scripts. */
final class ConsoleVisitor {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final ConsoleServer server;
    private final String[] headers;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";

    /**
     * Comes for the first time.
     *
     * @param headers sent with each request: names and values
     */
    ConsoleVisitor(ConsoleServer server, String... headers) {
        this.server = server;
        this.headers = headers;
    }

    /** Returns who may do what on a console that visitors with a name come to: their groups are as usual. */
    static AccessSettings access() {
        Login login = new Login.Proxy("X-User", "X-Groups", List.of("127.0.0.1", "::1"), RoleNames.usual());
        return new AccessSettings(Role.LIVE, login, Optional.empty());
    }

    /** Returns somebody whom a proxy knows, with a role. */
    static ConsoleVisitor named(ConsoleServer server, String name, Role role) {
        String group = "weir-" + role.name().toLowerCase(Locale.ROOT);
        return new ConsoleVisitor(server, "X-User", name, "X-Groups", group);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads a page, and takes the token of its forms along. */
    HttpResponse<String> get(String path) throws Exception {
        return answer(request(path).GET());
    }

    /** Reads a page anew until it has a text: the console reads the topics by itself. */
    String until(String path, String text) throws Exception {
        String body = get(path).body();
        while (!body.contains(text)) {
            LockSupport.parkNanos(LOOK_NANOS);
            body = get(path).body();
        }
        return body;
    }

    /** Sends a form, with the token of the last page if it is one of that page. */
    HttpResponse<String> post(String path, String form, boolean isOurs) throws Exception {
        return answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + (isOurs ? "&csrf=" + encoded(token) : ""))));
    }

    /**
     * Sends the form of the last page, as a browser does without scripts: its hidden fields, and these.
     *
     * @param more names and values
     */
    HttpResponse<String> submit(String path, String... more) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", token);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(all.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        token = found.find() ? found.group(1) : token;
        fields.clear();
        HIDDEN.matcher(answer.body())
                .results()
                .forEach(field -> fields.put(field.group(1), StringEscapeUtils.unescapeHtml4(field.group(2))));
        return answer;
    }
}
