package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.access.AccessSettings;
import dev.weir.console.edit.CaseSeen;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.RuleCases;
import dev.weir.console.seen.PushedVersions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cases of a rule, as its page asks for them; without a broker, and with cases that the tests make up. */
final class CasesOfRuleTest {
    private final HttpClient browser = HttpClient.newHttpClient();
    private ConsoleServer console = started(Optional.empty());

    private static ConsoleServer started(Optional<RuleCases> cases) {
        try {
            ConsoleServer started = ConsoleServer.start(new ConsoleSettings(
                    ConsoleSettings.LOOPBACK,
                    0,
                    SeenDecisions.config(),
                    SeenDecisions.config().kafka(),
                    Optional.empty(),
                    ConsoleSettings.BACK,
                    AccessSettings.reading(),
                    Optional.empty(),
                    new ConsoleTasks(Optional.empty(), Optional.empty(), cases, Optional.empty(), Optional.empty())));
            PushedVersions.add(started.sightings(), "big", "{\"id\":\"big\",\"version\":1}", 1, "ann");
            PushedVersions.add(started.sightings(), "weir/policies", "{\"version\":1}", 1, "ann");
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void begin(RuleCases cases) {
        console.close();
        console = started(Optional.of(cases));
    }

    @AfterEach
    void end() {
        console.close();
    }

    private HttpRequest asked(String path, boolean ofScript) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.address() + path));
        return (ofScript ? request.header("HX-Request", "true") : request).build();
    }

    private HttpResponse<String> get(String path, boolean ofScript) throws Exception {
        return browser.send(asked(path, ofScript), BodyHandlers.ofString());
    }

    private static DraftChecked seen(List<CaseSeen> cases, String note) {
        return new DraftChecked(List.of(), List.of(), cases, note);
    }

    @Test
    void thePageOfARuleDoesNotWaitForThemAndABrowserWithoutScriptsFollowsALink() throws Exception {
        begin(rule -> seen(List.of(new CaseSeen("600 is too much", true, List.of())), ""));

        assertThat(get("/rules/big", false).body())
                .contains("hx-get=\"/cases/big\"", "href=\"/cases/big\"")
                .doesNotContain("600 is too much");
        assertThat(get("/cases/big", true).body())
                .contains("1 passed, 0 failed", "600 is too much")
                .doesNotContain("<html");
        assertThat(get("/cases/big", false).body()).contains("<html", "1 passed, 0 failed", "back to the rule");
    }

    @Test
    void withoutAFolderAndOfWhatIsNoRuleThereAreNone() throws Exception {
        assertThat(get("/rules/big", false).body()).doesNotContain("/cases/");
        assertThat(get("/cases/big", false).statusCode()).isEqualTo(404);

        begin(rule -> seen(List.of(), ""));
        assertThat(get("/cases/none", true).statusCode()).isEqualTo(404);
        assertThat(get("/cases/weir/policies", true).statusCode()).isEqualTo(404);
        assertThat(get("/rules/weir/policies", false).body()).doesNotContain("/cases/");
    }

    @Test
    void whatPreventsThemIsSaid() throws Exception {
        begin(rule -> {
            throw new IOException("Kafka at <b>localhost</b> does not answer");
        });
        assertThat(get("/cases/big", true).body()).contains("Kafka at &lt;b&gt;localhost&lt;/b&gt; does not answer");

        begin(rule -> {
            throw new IllegalStateException("inner things");
        });
        HttpResponse<String> failed = get("/cases/big", true);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("The console failed at this; its output says at what.");

        begin(rule -> seen(List.of(), "No cases: there is no big.test.yaml in rules."));
        assertThat(get("/cases/big", true).body()).contains("there is no big.test.yaml in rules");

        begin(rule -> new DraftChecked(List.of(new Fault(3, 7, "unknown list 'vip'")), List.of(), List.of(), ""));
        assertThat(get("/cases/big", true).body()).contains("They cannot be run", "3:7", "unknown list");
    }

    @Test
    void ofManyThoseThatFailAreShownFirstAndTheRestIsCounted() throws Exception {
        List<CaseSeen> cases = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            cases.add(new CaseSeen("case " + i + ".", true, List.of()));
        }
        begin(rule -> seen(cases, ""));
        assertThat(get("/cases/big", true).body()).contains("case 100.").doesNotContain("more are not shown");

        List<String> why = new ArrayList<>();
        for (int i = 1; i <= 61; i++) {
            why.add("+ line " + i + ".");
        }
        cases.add(new CaseSeen("<script>", false, why));
        assertThat(get("/cases/big", true).body())
                .contains("100 passed, 1 failed", "&lt;script&gt;", "line 60.", "1 more are not shown")
                .doesNotContain("case 100.", "<script>", "line 61.");
    }

    @Test
    void thoseOfOneRuleAreRunAtATimeAndWhoeverIsOneTooManyIsToldSo() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        Semaphore running = new Semaphore(1);
        begin(rule -> {
            assertThat(running.tryAcquire()).isTrue();
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                running.release();
            }
            return seen(List.of(new CaseSeen("ran", true, List.of())), "");
        });
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        int places = CaseRoutes.MOST_WAITING + 1;
        while (asked.stream().filter(CompletableFuture::isDone).count() == 0) {
            asked.add(browser.sendAsync(asked("/cases/big", true), BodyHandlers.ofString()));
            if (asked.size() > places) {
                CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).join();
            }
        }
        assertThat(asked).hasSize(places + 1);
        all.countDown();

        long busy = asked.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 503 && answer.body().contains("being run"))
                .count();
        assertThat(busy).isEqualTo(1);
    }
}
