package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.report.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console on real topics, and in a browser where there is one. Pictures are in {@code target/console}. */
final class ConsoleIT {
    private static final Path PICTURES = Path.of("target/console");

    /** Whether a page has come whole, and all that it asks for after that: it has its title before its text. */
    /** A chart is drawn anew when the window has another size or colours. */
    private static final String REDRAWN =
            "window.redrawn = false; requestAnimationFrame(() => requestAnimationFrame(() => window.redrawn = true)); 0";

    private static final String LOADED =
            "document.readyState === 'complete' && !document.querySelector('[data-loading]')";

    @TempDir
    private static Path reports;

    private static ConsoleOnTopics topics;
    private static ConsoleServer console;

    @BeforeAll
    static void begin() throws Exception {
        topics = new ConsoleOnTopics(reports);
        console = topics.console();
    }

    @AfterAll
    static void end() {
        topics.close();
    }

    @Test
    void whatWasThereBeforeAndWhatComesIsReadFromTheTopics() throws Exception {
        topics.decided("after");
        topics.await("after");

        assertThat(console.sightings().ruleOf("big").orElseThrow().pushed()).hasSize(2);
        assertThat(console.sightings().ruleOf("big").orElseThrow().standing()).isEqualTo("live");
        assertThat(console.sightings().epoch()).isEqualTo(7);
        assertThat(console.sightings().list("blocked-ips").orElseThrow().entries())
                .isEqualTo(1);
    }

    @Test
    void aBrowserSeesADecisionComeOpensItAndGoesToItsRule() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(
                program.isPresent(), "there is no Chromium on this machine: the console is not opened in a browser");
        Files.createDirectories(PICTURES);
        try (Browser browser =
                new Browser(program.orElseThrow(), PICTURES.resolve("profile").toAbsolutePath())) {
            browser.open(URI.create(console.address() + "/decisions"), 1280, 900, false);
            topics.decided("live");
            browser.until("document.querySelector('#tail').textContent.includes('t-live')");
            browser.run("document.querySelector('#tail .at a').click()");
            browser.until("document.title.startsWith('transaction t-')");
            browser.run("document.querySelector('.reason a.rule').click()");
            browser.until("document.title.startsWith('big') && document.querySelectorAll('canvas').length === 1");
            assertThat(browser.run("document.querySelector('.history .difference').textContent"))
                    .contains("+when: transaction.amount > 700");
            goToTheCard(browser);
            theTailSaysWhatItLeavesOut(browser);
            for (String page :
                    new String[] {"/", "/rules", "/lists", "/job", "/dead-letters", "/decisions", "/key/cardId=card-9"
                    }) {
                String name = page.equals("/") ? "now" : page.substring(1).replaceAll("/.*", "");
                browser.open(URI.create(console.address() + page), 390, 844, true);
                browser.until(LOADED);
                browser.picture(PICTURES.resolve(name + ".png"));
                assertThat(browser.run("document.documentElement.scrollWidth <= 390"))
                        .as("%s fits a phone", page)
                        .isEqualTo("true");
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void theTailSaysWhatItLeavesOut(Browser browser) throws Exception {
        browser.open(URI.create(console.address() + "/decisions?show=all"), 1280, 900, false);
        do {
            ConsoleServerTest.manyDecided(console.sightings(), 100); // it tells of the last seconds
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        } while (!browser.run("document.querySelector('#tail-state').textContent")
                .matches("Live · .* of which .* shown"));
        assertThat(browser.run("document.querySelector('[data-tail] .empty').checkVisibility()"))
                .isEqualTo("false");
    }

    private static void goToTheCard(Browser browser) throws Exception {
        browser.open(URI.create(console.address() + "/decisions/before"), 1280, 900, false);
        browser.run("document.querySelector('.keys-of').closest('details').open = true");
        browser.until("!!document.querySelector('.keys a')");
        assertThat(browser.run("document.querySelector('.keys').textContent")).contains("customerId=c-1");
        browser.run("[...document.querySelectorAll('.keys a')].find(a => a.textContent === 'cardId=card-9').click()");
        browser.until("document.title.startsWith('Key cardId=card-9') && " + LOADED);
        assertThat(browser.run("document.querySelector('#known').textContent"))
                .contains("1 event since", "spend1h", "120.5", "t-before", "BLOCK");
        browser.picture(PICTURES.resolve("key-wide.png"));
    }

    @Test
    void axeFindsNothingSeriousOnAnyPage() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine: axe-core does not run");
        Files.createDirectories(PICTURES);
        Accessibility axe = Accessibility.ofAxe();
        SoftAssertions found = new SoftAssertions();
        try (Browser browser =
                new Browser(program.orElseThrow(), PICTURES.resolve("axe").toAbsolutePath())) {
            for (String page : pages(browser)) {
                browser.open(URI.create(console.address() + page), 1280, 900, false);
                for (boolean dark : new boolean[] {false, true}) { // colours and widths do not depend on each other
                    int width = dark ? 390 : 1280;
                    browser.look(width, 900, dark); // by style alone: it is not loaded for each
                    browser.run(REDRAWN);
                    browser.until(LOADED + " && window.redrawn === true");
                    found.assertThat(axe.seriousOn(browser))
                            .as("%s %s, %d wide", page, dark ? "dark" : "light", width)
                            .isEmpty();
                }
            }
            found.assertThat(browser.run("document.querySelector('#known').textContent"))
                    .as("where the key was being read")
                    .isEqualTo("The console failed at this; its output says at what.");
            browser.open(URI.create(console.address() + "/dead-letters"), 390, 844, false);
            browser.run("document.querySelector('button[name=all]').click()");
            browser.until("location.pathname === '/dead-letters/resend' && " + LOADED);
            browser.picture(PICTURES.resolve("dead-letters-fates.png"));
            found.assertThat(axe.seriousOn(browser))
                    .as("what becomes of dead letters")
                    .isEmpty();
        }
        found.assertAll();
    }

    /** All that the way to other pages names, and a page of each thing that has its own. */
    private static List<String> pages(Browser browser) throws Exception {
        browser.open(URI.create(console.address()), 1280, 900, false);
        List<String> pages = new ArrayList<>(List.of(
                browser.run("[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href')).join(' ')")
                        .split(" ")));
        assertThat(pages).contains("/", "/rules", "/job");
        pages.addAll(List.of(
                "/decisions/before",
                "/decisions/none",
                "/why/before?rule=big",
                "/rules/big",
                "/cases/big",
                "/key/cardId=card-9",
                "/keys-of/before",
                "/models/card-fraud",
                "/backtests/monday.json",
                "/backtests/compare?one=monday.json&other=tuesday.json",
                "/edit",
                "/edit?id=big",
                "/change/live?id=spend",
                "/change/roll-back?id=big",
                "/change/disable?id=big",
                "/change/agree?id=big",
                "/change/withdraw?id=big",
                "/elsewhere",
                "/key/" + ConsoleOnTopics.BROKEN));
        return pages;
    }

    @Test
    void byKeyboardOneSkipsToTheContentAndSeesWhereOneIs() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine: no key is pressed");
        Files.createDirectories(PICTURES);
        try (Browser browser =
                new Browser(program.orElseThrow(), PICTURES.resolve("keys").toAbsolutePath())) {
            browser.open(URI.create(console.address() + "/rules"), 1280, 900, false);
            browser.press("Tab");
            assertThat(browser.run("document.activeElement.textContent")).isEqualTo("Skip to the content");
            assertThat(browser.run("document.activeElement.getBoundingClientRect().left >= 0"))
                    .isEqualTo("true");
            browser.press("Enter");
            browser.until("document.activeElement.id === 'content'");
            browser.press("Tab");
            assertThat(browser.run("document.querySelector('main').contains(document.activeElement)"))
                    .isEqualTo("true");
            browser.open(URI.create(console.address() + "/rules"), 1280, 900, false);
            for (int i = 0; i < 20; i++) {
                browser.press("Tab");
                assertThat(browser.run("document.activeElement === document.body"
                                + " || parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"))
                        .as("focus is seen at %s", browser.run("document.activeElement.outerHTML"))
                        .isEqualTo("true");
            }
        }
    }
}
