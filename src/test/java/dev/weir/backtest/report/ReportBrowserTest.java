package dev.weir.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.ResultJson;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report in a real browser, where there is one. Pictures are in {@code target/report}, to look at. */
final class ReportBrowserTest {
    private static final Path PICTURES = Path.of("target/report");
    private static final String ROWS =
            "[...document.querySelectorAll('#rules tbody tr')].map(row => row.dataset.rule).join()";

    private static Browser browser;

    @BeforeAll
    static void begin() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(
                program.isPresent(), "there is no Chromium on this machine: the report is not opened in a browser");
        Files.createDirectories(PICTURES);
        browser = new Browser(program.get(), PICTURES.resolve("profile").toAbsolutePath());
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void rulesAreSortedAndFilteredByMouseAndByKeyboardAndByAddress() throws Exception {
        URI page = written("report", true, 6, 6, "");
        browser.open(page, 1280, 900, false);
        assertThat(browser.run(ROWS)).startsWith("amount-above-average,large-at-night");

        browser.run("document.querySelector('#rules th button').click()");
        assertThat(browser.run(ROWS)).startsWith("amount-above-average,amount-outlier,card-spend-velocity");
        assertThat(browser.run("document.querySelector('#rules th').getAttribute('aria-sort')"))
                .isEqualTo("ascending");

        browser.run("document.querySelector('#rules th button').focus()");
        browser.press("Enter");
        assertThat(browser.run(ROWS)).startsWith("large-at-night,large-again");
        browser.press("Tab");
        assertThat(browser.run("document.activeElement.textContent")).isEqualTo("Mode");

        browser.run(
                "const field = document.getElementById('rule-text'); field.value = 'LARGE'; field.dispatchEvent(new Event('input'))");
        assertThat(browser.run(ROWS)).isEqualTo("large-at-night,large-again");
        assertThat(browser.run("location.hash")).isEqualTo("#rules?sort=id%3Adesc&text=LARGE");

        browser.open(URI.create(page + "#rules?sort=recall:asc&outcome=BLOCK"), 1280, 900, false);
        assertThat(browser.run(ROWS)).isEqualTo("large-again");
        assertThat(browser.run("document.querySelector('#rules output').textContent"))
                .isEqualTo("1 of 6 rules");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anExampleOpensToItsReasonsAndValues() throws Exception {
        browser.open(written("report", true, 6, 6, ""), 1280, 900, false);
        browser.run("document.querySelector('.example summary').focus()");
        browser.press("Enter");

        assertThat(browser.run("document.querySelector('.example[open]').textContent"))
                .contains("amount-above-average version 2", "average30d", "61.25", "fraud");
    }

    @Test
    void whatEventsAndRulesSayStaysText() throws Exception {
        browser.open(written("hostile", true, 6, 6, ReportPageTest.HOSTILE), 1280, 900, false);

        assertThat(browser.run("document.title")).isEqualTo("Weir backtest, 2018-05-01 to 2018-05-31");
        assertThat(browser.run("document.scripts.length + ' ' + document.images.length"))
                .isEqualTo("2 0");
        assertThat(browser.run("document.querySelector('#rules tbody th').textContent"))
                .isEqualTo(ReportPageTest.HOSTILE + "amount-above-average");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itFitsAPhoneAndHasALightAndADarkSideAndPrints() throws Exception {
        URI page = written("report", true, 6, 6, "");
        for (int width : new int[] {1280, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.open(page, width, 900, dark);
                browser.picture(PICTURES.resolve("report-" + width + (dark ? "-dark.png" : "-light.png")));
                assertThat(browser.run("document.documentElement.scrollWidth")).isEqualTo(String.valueOf(width));
            }
        }
        assertThat(browser.run("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(15, 21, 28)");
        Files.write(PICTURES.resolve("report.pdf"), browser.print());
        browser.open(written("without-labels", false, 40, 0, ""), 1280, 900, false);
        browser.picture(PICTURES.resolve("without-labels.png"));
        assertThat(browser.run("document.getElementById('main').textContent"))
                .contains("Without labels")
                .doesNotContain("NaN", "undefined");
    }

    @Test
    void everyChartSaysWhatItShowsAndHasATable() throws Exception {
        browser.open(written("report", true, 6, 6, ""), 1280, 900, false);

        assertThat(
                        browser.run(
                                "[...document.querySelectorAll('svg')].every(one => one.getAttribute('role') === 'img'"
                                        + " && one.getAttribute('aria-label') && one.closest('.card').querySelector('details.table table'))"))
                .isEqualTo("true");
        assertThat(browser.run("[...document.querySelectorAll('input, select')].every(one => one.labels.length === 1)"))
                .isEqualTo("true");
    }

    private static URI written(String name, boolean labels, int rules, int examples, String text) throws Exception {
        Path file = PICTURES.resolve(name + ".html");
        Files.writeString(
                file, ReportPage.html(ResultJson.of(new SampleResult(labels, rules, 31, text).result(examples))));
        return file.toUri();
    }
}
