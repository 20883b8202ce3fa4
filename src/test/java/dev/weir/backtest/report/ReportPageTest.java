package dev.weir.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.backtest.ResultJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
    /** What ends or opens something in HTML, in a script, in JSON or in an attribute. */
    static final String HOSTILE =
            "<script>document.title='taken'</script><!--<script>\u2028\u2029\"'`&lt;<img src=x onerror=alert(1)>\\u003c%DATA%%SCRIPT%]]>";

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void nothingOfTheDataIsMarkup() throws Exception {
        ObjectNode result = ResultJson.of(new SampleResult(true, 6, 31, HOSTILE).result(20));
        String page = ReportPage.html(result);
        Matcher data = DATA.matcher(page);

        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(new JsonMapper().readTree(data.group(1)).toString())
                .isEqualTo(ReportRows.of(result).toString());
        assertThat(page.replace(data.group(1), "{}")).isEqualTo(ReportPage.html(new JsonMapper().createObjectNode()));
    }

    @Test
    void thePolicyNamesTheScriptAndTheStylesByTheirHashesAndAllowsNothingElse() throws Exception {
        String page = page(3, 2);

        assertThat(page.replace("http://www.w3.org/2000/svg", "the name of SVG"))
                .contains("default-src 'none'; script-src '" + hash(between(page, "<script>", "</script>"))
                        + "'; style-src '" + hash(between(page, "<style>", "</style>")) + "';")
                .doesNotContain("http://", "https://", " src=", "@import", "url(", "eval(", "innerHTML");
    }

    @Test
    void aReportHasAtMostTheRowsThatABrowserCanShow() {
        ObjectNode atBounds = rows(ReportRows.MOST_RULES, ReportRows.MOST_DAYS, ReportRows.MOST_EXAMPLES);
        assertThat(atBounds.has("cut")).isFalse();

        ObjectNode beyond = rows(ReportRows.MOST_RULES + 1, ReportRows.MOST_DAYS + 1, ReportRows.MOST_EXAMPLES + 1);
        assertThat(beyond.path("rules")).hasSize(ReportRows.MOST_RULES);
        assertThat(beyond.path("days")).hasSize(ReportRows.MOST_DAYS);
        assertThat(beyond.path("changes").path("examples")).hasSize(ReportRows.MOST_EXAMPLES);
        assertThat(beyond.path("cut").path("rules").path("of").asInt()).isEqualTo(ReportRows.MOST_RULES + 1);
        assertThat(beyond.path("cut").path("examples").path("shown").asInt()).isEqualTo(ReportRows.MOST_EXAMPLES);
    }

    static String page(int rules, int examples) {
        return ReportPage.html(ResultJson.of(new SampleResult(true, rules, 31, "").result(examples)));
    }

    private static ObjectNode rows(int rules, int days, int examples) {
        ObjectNode result = ResultJson.of(new SampleResult(true, 1, days, "").result(examples));
        for (int i = 1; i < rules; i++) {
            result.withArray("rules").addObject().put("id", "rule-" + i);
        }
        return ReportRows.of(result);
    }

    private static String between(String page, String begin, String end) {
        int at = page.indexOf(begin) + begin.length();
        return page.substring(at, page.indexOf(end, at));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
