package dev.weir.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.backtest.report.ReportPage;
import dev.weir.console.SeenDecisions;
import dev.weir.console.page.report.BacktestsPage;
import dev.weir.console.report.BacktestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestsPageTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

    @TempDir
    private Path folder;

    private BacktestsPage page(Optional<Path> reports) {
        return new BacktestsPage(new Layout("v"), new SeenDecisions().sightings, reports.map(BacktestReports::new));
    }

    private BacktestsPage page() {
        return page(Optional.of(folder));
    }

    private static ObjectNode result(String rule, int hits) throws IOException {
        return (ObjectNode) new JsonMapper()
                .readTree("{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-08T00:00:00Z\",\"events\":1234,"
                        + "\"all\":{\"hits\":" + hits + ",\"precision\":{\"value\":0.5},\"recall\":{\"value\":null}},"
                        + "\"warnings\":[\"look here\"],\"rules\":[{\"id\":\"" + rule
                        + "\",\"version\":2,\"outcome\":\"BLOCK\",\"measures\":{\"hits\":" + hits
                        + ",\"alertsPerDay\":3.5,\"precision\":{\"value\":0.25}},\"marginal\":{\"hits\":1}}],"
                        + "\"models\":[{\"model\":\"card-fraud\",\"latestVersion\":7,\"all\":{\"auc\":0.91}}]}");
    }

    @Test
    void reportsAreListedWhetherTheyArePagesOrJson() throws IOException {
        Files.writeString(folder.resolve("monday.json"), result("big", 10).toString());
        Files.writeString(folder.resolve("tuesday.html"), ReportPage.html(result("big", 12)));
        Files.writeString(folder.resolve("notes.txt"), "not looked at");

        assertThat(page().html())
                .contains(
                        "/backtests/monday.json",
                        "/backtests/tuesday.html",
                        "1,234",
                        "50.0 %",
                        "2026-03-01 to 2026-03-08")
                .doesNotContain("notes.txt");
        assertThat(page().html("tuesday.html").orElseThrow())
                .contains("/rules/big", "25.0 %", "3.500", "look here", "card-fraud", "v7", "0.910");
    }

    @Test
    void twoAreComparedRuleByRule() throws IOException {
        Files.writeString(folder.resolve("one.json"), result("big", 10).toString());
        Files.writeString(folder.resolve("other.json"), result("small", 1_234).toString());

        assertThat(page().compared("one.json", "other.json").orElseThrow())
                .contains("/rules/big", "/rules/small", "-10", "+1,234", "+1,224");
        assertThat(page().compared("one.json", "none.json")).isEmpty();
    }

    @Test
    void whatIsNoReportIsNamedWithTheReason() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"rules\":1}");
        Files.writeString(folder.resolve("b.json"), "{");
        Files.writeString(folder.resolve("c.html"), "<html>" + SCRIPT);

        assertThat(page().html()).contains("is no report of weir backtest", "cannot be read as a report");
        assertThat(page().html("b.json").orElseThrow()).contains("cannot be read as a report");
        assertThat(page().compared("a.json", "b.json").orElseThrow()).contains("is no report of weir backtest");
    }

    @Test
    void aFileOutsideOfTheFolderIsNotRead() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("outside.json"), result("big", 10).toString());
        Files.createSymbolicLink(inside.resolve("link.json"), folder.resolve("outside.json"));
        BacktestsPage page = page(Optional.of(inside));

        assertThat(page.html("../outside.json")).isEmpty();
        assertThat(page.html("link.json")).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[(16 << 20) + 1]);

        assertThat(page().html("large.json").orElseThrow()).contains("is larger than 16 MB");
    }

    @Test
    void nothingInAReportIsHtml() throws IOException {
        Files.writeString(
                folder.resolve("x.json"),
                result(SCRIPT, 1).toString().replace("look here", SCRIPT).replace("BLOCK", SCRIPT));

        for (String page : new String[] {page().html(), page().html("x.json").orElseThrow()}) {
            assertThat(page).doesNotContain("<script>", "alert('x')</script>");
        }
        assertThat(page().html("x.json").orElseThrow()).contains("&lt;script&gt;");
    }

    @Test
    void withoutAFolderThePageSaysHowToHaveOne() throws IOException {
        assertThat(page(Optional.empty()).html()).contains("weir console --backtests DIR");
        assertThat(page(Optional.of(folder.resolve("none"))).html()).contains("There is no report in");
    }
}
