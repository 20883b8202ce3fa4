package dev.weir.backtest.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Makes the report of a backtest. */
public final class ReportPage {
    private static final List<String> SCRIPTS =
            List.of("dom.js", "charts.js", "rules.js", "changes.js", "models.js", "report.js");

    private ReportPage() {}

    /**
     * Returns the page, which shows at most the rows that {@link ReportRows} states.
     *
     * @param result as {@link dev.weir.backtest.ResultJson} writes it; it stays as it is
     */
    public static String html(ObjectNode result) {
        String style = resource("report.css");
        StringBuilder script = new StringBuilder();
        SCRIPTS.forEach(name -> script.append(resource(name)));
        // each part once and in order, so that nothing in the data is taken for the place of another part
        return filled(
                resource("report.html"),
                List.of("%SCRIPT_HASH%", "%STYLE_HASH%", "%STYLE%", "%DATA%", "%SCRIPT%"),
                List.of(
                        hash(script.toString()),
                        hash(style),
                        style,
                        inert(ReportRows.of(result).toString()),
                        script.toString()));
    }

    private static String filled(String template, List<String> places, List<String> parts) {
        StringBuilder page = new StringBuilder();
        int done = 0;
        for (int i = 0; i < places.size(); i++) {
            int at = template.indexOf(places.get(i), done);
            page.append(template, done, at).append(parts.get(i));
            done = at + places.get(i).length();
        }
        return page.append(template, done, template.length()).toString();
    }

    /**
     * Returns JSON without a character that could end the block it is in, begin a comment or end a line in a script. All
     * of these can only be in texts, where JSON lets them be escaped.
     */
    static String inert(String json) {
        StringBuilder safe = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char sign = json.charAt(i);
            switch (sign) {
                case '<' -> safe.append("\\u003c");
                case '>' -> safe.append("\\u003e");
                case '&' -> safe.append("\\u0026");
                case '\u2028' -> safe.append("\\u2028");
                case '\u2029' -> safe.append("\\u2029");
                default -> safe.append(sign);
            }
        }
        return safe.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + " of the report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
