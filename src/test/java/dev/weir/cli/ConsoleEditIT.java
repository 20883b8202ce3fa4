package dev.weir.cli;

import static dev.weir.cli.ConsoleAtWork.ANN;
import static dev.weir.cli.ConsoleAtWork.BOB;
import static dev.weir.cli.ConsoleAtWork.big;
import static dev.weir.cli.ConsoleAtWork.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.report.Browser;
import dev.weir.console.Accessibility;
import dev.weir.console.ConsoleServer;
import dev.weir.console.access.Role;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule edited in a browser, where there is one, and without scripts by forms. Pictures are in {@code target/console}. */
final class ConsoleEditIT {
    private static final Path PICTURES = Path.of("target/console");

    @TempDir
    static Path folder;

    private static ConsoleAtWork console;

    @BeforeAll
    static void begin() throws Exception {
        console = ConsoleAtWork.start(folder);
    }

    @AfterAll
    static void end() throws Exception {
        console.close();
    }

    @Test
    void aRuleIsTakenFromADecisionIntoShadowMadeLiveAndRolledBack() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine");
        Files.createDirectories(PICTURES);
        console.push(Step.LIVE, new RuleDraft("", big("big", 500), ""), ANN);
        console.pay(510);
        try (Browser browser = new Browser(
                program.orElseThrow(), PICTURES.resolve("profile-edit").toAbsolutePath())) {
            browser.open(URI.create(console.server().address() + "/decisions?show=rules&rule=big"), 1280, 900, false);
            browser.until("!!document.querySelector('#tail .at a')");
            browser.run("document.querySelector('#tail .at a').click()");
            browser.until("document.title.startsWith('transaction t-')");
            browser.run("[...document.querySelectorAll('.reason a.rule')].find(a => a.textContent === 'big').click()");
            browser.until("document.title.startsWith('big') && !!document.querySelector('a.button')");
            browser.run("document.querySelector('a.button').click()");
            edit(browser);
            say(browser, "Into shadow …");
            say(browser, "Back to the text");
            browser.until("document.title.startsWith('Edit: big') && !!window.weirEditor");
            assertThat(isAsked(browser)).as("the text is still nowhere else").isEqualTo("true");
            say(browser, "Into shadow …");
            picture(browser, "change");
            say(browser, "Into shadow, as version 2");
            browser.until("document.querySelector('.answer').textContent.includes('is in shadow since epoch')");
            console.pay(590);
            browser.open(URI.create(console.server().address() + "/rules/big"), 1280, 900, false);
            untilReloaded(
                    browser, "document.querySelector('.facts').textContent.includes('In shadow1 in the last hour')");
            picture(browser, "rule-changed");
            click(browser, "Make live");
            say(browser, "Make live, as version 3");
            browser.until("document.querySelector('.answer').textContent.includes('decides since epoch')");
            browser.open(URI.create(console.server().address() + "/rules/big"), 1280, 900, false);
            untilReloaded(
                    browser,
                    "[...document.querySelectorAll('a.button')].some(a => a.textContent === 'Roll back') && document.querySelector('.verdict').textContent === 'live'");
            click(browser, "Roll back");
            browser.until(
                    "document.title.startsWith('Roll back') && document.querySelector('.difference').textContent.includes('+when: transaction.amount > 500')");
            picture(browser, "roll-back");
            say(browser, "Roll back, as version 4");
            browser.until("document.querySelector('.answer').textContent.includes('Version 4 of big decides')");
            assertThat(console.draft("big").text()).contains("500").contains("version: 4");
            assertThat(browser.complaints())
                    .filteredOn(complaint -> !Accessibility.isOfAxe(complaint))
                    .isEmpty();
        }
    }

    /** The job takes its time to answer, and people press again. */
    @Test
    void aChangeIsSentOnceHoweverOftenSomebodyPresses() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine");
        console.push(Step.LIVE, new RuleDraft("", big("once", 500), ""), ANN);
        Path profile = PICTURES.resolve("profile-once").toAbsolutePath();
        Files.createDirectories(profile);
        try (Browser browser = new Browser(program.orElseThrow(), profile)) {
            browser.open(URI.create(console.server().address() + "/change/disable?id=once"), 1280, 900, false);
            assertThat(browser.run("(() => { const b = document.querySelector('button.main'); const later = [];"
                            + " const real = setTimeout; window.setTimeout = what => later.push(what); b.click();"
                            + " window.setTimeout = real; later.forEach(what => what()); b.click();"
                            + " return b.textContent + b.getAttribute('aria-disabled') })()"))
                    .isEqualTo("One moment …true");
            browser.until("!!document.querySelector('.answer')");
            assertThat(browser.run("document.querySelector('.answer').textContent"))
                    .startsWith("Version 2 of once is off");
            assertThat(console.draft("once").text()).contains("version: 2");
            assertThat(browser.run("location.pathname"))
                    .as("who loads the page again pushes nothing")
                    .isEqualTo("/rules/once");
            browser.run("history.back()");
            browser.until("document.title.startsWith('once') && location.pathname === '/rules/once'");
        }
    }

    @Test
    void withoutScriptsTheEditorChecksPlaysAndAsksBeforeItPushes() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("plain", 500), ""), ANN);
        console.pay(510);
        console.pay(410);
        ConsoleVisitor page = new ConsoleVisitor(console.server());
        assertThat(page.get("/edit?id=plain").body())
                .contains("<textarea", "formaction=\"/editor/check\"", "formaction=\"/change/live\"");
        String wrong = big("plain", 400).replace("amount", "amout");
        assertThat(page.submit("/editor/check", "text", wrong).body())
                .contains("1 error", "did you mean", "when: transaction.amout &gt; 400\n");
        assertThat(page.submit("/editor/last-hour", "text", big("plain", 400)).body())
                .contains("events since", "Both are played", "transaction.amount &gt; 400");
        page.get("/edit?id=plain");
        assertThat(page.submit("/change/live", "text", wrong).body())
                .contains("The job would refuse it", "Back to the text")
                .doesNotContain("as version", "does not change");

        assertThat(page.submit("/change/live", "text", big("plain", 400)).body())
                .contains("The difference", "Make live, as version 2");
        assertThat(console.draft("plain").text()).contains("500");
        assertThat(page.submit("/change/live", "agreed", "yes").body()).contains("Version 2 of plain decides");

        page.get("/edit?id=plain");
        console.push(Step.LIVE, with(console.draft("plain"), big("plain", 300)), BOB);
        HttpResponse<String> late = page.submit("/change/live", "text", big("plain", 200));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("bob has pushed", "it was not overwritten", "Your text", "&gt; 200");
        assertThat(page.submit("/change/live", "agreed", "yes").body())
                .contains("Not pushed: bob has pushed", "Your text", "&gt; 200");
        assertThat(console.draft("plain").text()).contains("300");
    }

    @Test
    void aProposalIsWithdrawnOrAgreedToBySomebodyElseAlone() throws Exception {
        console.push(Step.LIVE, new RuleDraft("", big("asked", 500), ""), ANN);
        try (ConsoleServer two = console.another(ConsoleVisitor.access(), Optional.of(console.changes(true)))) {
            ConsoleVisitor ann = ConsoleVisitor.named(two, "ann", Role.LIVE);
            ConsoleVisitor cat = ConsoleVisitor.named(two, "cat", Role.SHADOW);
            ann.get("/edit?id=asked");
            ann.submit("/change/live", "text", big("asked", 400));
            assertThat(ann.submit("/change/live", "agreed", "yes").body()).contains("asked.proposed is in shadow");

            assertThat(cat.until("/rules/asked", "has proposed a change to live"))
                    .contains("/change/withdraw?id=asked")
                    .doesNotContain("/change/agree");
            assertThat(cat.get("/change/agree?id=asked").body()).contains("this changes what decides");
            assertThat(ann.get("/change/agree?id=asked").body()).contains("somebody else has to agree");
            assertThat(ann.submit("/change/agree", "agreed", "yes").body()).contains("Not pushed", "somebody else");
            assertThat(ConsoleVisitor.named(two, "dan", Role.LOOK)
                            .get("/change/withdraw?id=asked")
                            .statusCode())
                    .isEqualTo(403);

            assertThat(cat.get("/change/withdraw?id=asked").body()).contains(">Withdraw</button>");
            assertThat(cat.submit("/change/withdraw", "agreed", "yes").body()).contains("asked.proposed is removed");
            assertThat(console.changes().draft("asked.proposed")).isEmpty();
            assertThat(console.draft("asked").text())
                    .as("what is in force stays")
                    .contains("500");
            HttpResponse<String> late = ann.get("/change/withdraw?id=asked");
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("Nothing waits for", "it may have been withdrawn");
        }
    }

    @Test
    void aRuleGoesBackToTheVersionThatSomebodyChoseAlsoWithFourEyes() throws Exception {
        for (int amount : new int[] {500, 600, 700}) {
            String base = console.changes().draft("back").map(RuleDraft::base).orElse("");
            console.push(Step.LIVE, new RuleDraft("back", big("back", amount), base), ANN);
        }
        try (ConsoleServer two = console.another(ConsoleVisitor.access(), Optional.of(console.changes(true)))) {
            ConsoleVisitor ann = ConsoleVisitor.named(two, "ann", Role.LIVE);
            ConsoleVisitor cat = ConsoleVisitor.named(two, "cat", Role.SHADOW);
            ann.until("/rules/back", "v3");
            assertThat(ann.get("/change/roll-back?id=back").body())
                    .contains("As version 2 was.", "<option value=\"1\">version 1, live")
                    .contains("&gt; 600");
            assertThat(ann.get("/change/roll-back?id=back&to=3").body()).contains("nothing would change");
            HttpResponse<String> none = ann.get("/change/roll-back?id=back&to=99");
            assertThat(none.statusCode()).isEqualTo(409);
            assertThat(none.body()).contains("has no version 99", "it has 1, 2, 3");
            cat.get("/change/roll-back?id=back&to=1");
            assertThat(cat.submit("/change/roll-back", "agreed", "yes").body())
                    .contains("Not pushed", "this changes what decides");

            assertThat(ann.get("/change/roll-back?id=back&to=1").body())
                    .contains("Roll back, as version 4", "&gt; 500");
            assertThat(ann.submit("/change/roll-back", "agreed", "yes").body()).contains("Version 4 of back decides");
            assertThat(console.draft("back").text()).contains("500").contains("version: 4");
            assertThat(cat.submit("/dead-letters/resend", "letter", "dead-letters/0@0")
                            .body())
                    .contains("needs the role live");
        }
    }

    private static void edit(Browser browser) throws Exception {
        browser.until(
                "document.title.startsWith('Edit: big') && !!window.weirEditor && document.querySelector('#checked').textContent.includes('1 passed')");
        browser.run("weirEditor.setValue(weirEditor.getValue().replace('amount > 500', 'amout > 550'))");
        browser.until("!!document.querySelector('.CodeMirror-lint-mark-error')");
        assertThat(browser.run("document.querySelector('.CodeMirror-lint-mark-error').textContent"))
                .isEqualTo(".amout");
        picture(browser, "edit-error");
        assertThat(isAsked(browser)).as("who leaves is asked first").isEqualTo("true");
        browser.run("weirEditor.getTextArea().form.dispatchEvent(new Event('submit', {bubbles: true}));"
                + " weirEditor.setValue(weirEditor.getValue() + ' ')");
        assertThat(isAsked(browser)).as("who stayed and typed on").isEqualTo("true");
        browser.run(
                "weirEditor.setValue(weirEditor.getValue().replace('amout > 550', 'amount > 580').replace(/ $/, ''))");
        browser.until("document.querySelector('#checked').textContent.includes('1 passed')");
        browser.run(
                "weirEditor.focus(); weirEditor.setCursor(weirEditor.lineCount() - 1, 0); weirEditor.replaceSelection('prio'); weirEditor.showHint()");
        browser.until("[...document.querySelectorAll('.CodeMirror-hint b')].some(b => b.textContent === 'priority')");
        browser.picture(PICTURES.resolve("edit-complete.png"));
        browser.run("weirEditor.closeHint(); weirEditor.setValue(weirEditor.getValue().replace(/prio$/, ''))");
        browser.run("[...document.querySelectorAll('button')].find(b => b.textContent === 'The last hour').click()");
        browser.until("document.querySelector('#played').textContent.includes('only in force')");
        picture(browser, "edit-hour");
    }

    private static String isAsked(Browser browser) throws Exception {
        return browser.run("(() => { const leave = new Event('beforeunload', {cancelable: true}); dispatchEvent(leave);"
                + " return leave.defaultPrevented })()");
    }

    private static void say(Browser browser, String words) throws Exception {
        browser.until("[...document.querySelectorAll('button')].some(b => b.textContent === '" + words + "')");
        browser.run("[...document.querySelectorAll('button')].find(b => b.textContent === '" + words + "').click()");
    }

    private static void click(Browser browser, String words) throws Exception {
        browser.run("[...document.querySelectorAll('a.button')].find(a => a.textContent === '" + words + "').click()");
    }

    /** Takes pictures in light and dark, and at the width of a phone; axe-core looks too. */
    private static void picture(Browser browser, String name) throws Exception {
        Accessibility axe = Accessibility.ofAxe();
        browser.look(1280, 900, true);
        browser.picture(PICTURES.resolve(name + "-dark.png"));
        assertThat(axe.seriousOn(browser)).as("%s, dark", name).isEmpty();
        browser.look(390, 844, false);
        assertThat(axe.seriousOn(browser)).as("%s on a phone", name).isEmpty();
        browser.picture(PICTURES.resolve(name + "-phone.png"));
        assertThat(browser.run("document.documentElement.scrollWidth <= 390"))
                .as("%s fits a phone", name)
                .isEqualTo("true");
        browser.look(1280, 900, false);
        browser.picture(PICTURES.resolve(name + ".png"));
    }

    /** Returns once a condition holds in a page that does not change by itself. */
    private static void untilReloaded(Browser browser, String condition) throws Exception {
        while (!browser.run("!!(() => { try { return " + condition + " } catch (e) { return false } })()")
                .equals("true")) {
            browser.open(URI.create(browser.run("location.href")), 1280, 900, false);
        }
    }
}
