package dev.weir.console;

import dev.weir.backtest.report.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What axe-core finds on the page that a browser shows. */
public final class Accessibility {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    /**
     * Each finding with the element, and why; those that keep somebody from using the page. A check that axe-core could
     * not make, such as of colours that it cannot read, is one too: else nobody would hear that it finds nothing.
     */
    private static final String RUN = """
            window.found = null;
            axe.run(document, {resultTypes: ['violations']}).then(result => {
              const broken = result.incomplete.filter(one => one.error).map(one => one.id + ' was not checked: ' + one.error.message);
              window.found = result.violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .flatMap(one => one.nodes.map(node =>
                  one.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))
                .concat(broken)
                .join('\\n');
            }, failure => { window.found = 'axe failed: ' + failure; });
            """;

    private final String axe;

    private Accessibility(String axe) {
        this.axe = axe;
    }

    /** Returns what axe-core of the webjar finds. */
    public static Accessibility ofAxe() throws IOException {
        try (InputStream file = Objects.requireNonNull(Accessibility.class.getResourceAsStream(AXE))) {
            return new Accessibility(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Returns what is serious or critical, a line each; empty if nothing is. */
    public String seriousOn(Browser browser) throws Exception {
        if (!browser.run("!!window.axe").equals("true")) { // it is still there when only the window has changed
            browser.run(axe + ";0");
        }
        browser.run(RUN);
        browser.until("window.found !== null");
        return browser.run("window.found");
    }

    /** Returns whether a complaint of the browser is about what axe-core itself does. */
    public static boolean isOfAxe(String complaint) {
        return complaint.contains("\"functionName\":\"axe.run\"");
    }
}
