package dev.weir.cli;

import dev.weir.console.ConsoleServer;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever asks a console without a browser, and so without scripts. */
final class ConsoleVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

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

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        token = found.find() ? found.group(1) : token;
        return answer;
    }
}
