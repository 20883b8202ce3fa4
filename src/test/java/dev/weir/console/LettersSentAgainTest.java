package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.access.AccessSettings;
import dev.weir.console.access.Login;
import dev.weir.console.access.Role;
import dev.weir.console.letter.LetterFate;
import dev.weir.console.letter.LetterFate.Kind;
import dev.weir.console.letter.LetterSending;
import dev.weir.console.seen.DeadLetterRow;
import dev.weir.events.record.RecordPlace;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters are sent again from their page, by forms alone; without a broker, and with a sender that says what it got. */
final class LettersSentAgainTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String ONE = "dead-letters/0@1";
    private static final String TWO = "dead-letters/0@2";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Sender sender = new Sender();
    private ConsoleServer console = started(Role.LIVE, Optional.of(sender));

    /** The first letter can be sent, and no other. */
    private static final class Sender implements LetterSending {
        private final List<String> sent = new ArrayList<>();

        @Override
        public List<LetterFate> look(List<RecordPlace> letters) {
            return fates(letters, Kind.READABLE);
        }

        @Override
        public List<LetterFate> send(List<RecordPlace> letters, String by) throws IOException {
            if (letters.size() == LetterSending.MOST) {
                throw new IOException("Kafka does not <b>answer</b>");
            }
            sent.add(by + " " + letters);
            return fates(letters, Kind.SENT);
        }

        private static List<LetterFate> fates(List<RecordPlace> letters, Kind good) {
            return letters.stream()
                    .map(one -> one.offset() == 1
                            ? new LetterFate(one, "transactions/0@9", good, "")
                            : new LetterFate(one, "<script>", Kind.STAYS, "'<script>' is no number"))
                    .toList();
        }
    }

    private static ConsoleServer started(Role most, Optional<LetterSending> sender) {
        try {
            ConsoleServer started = ConsoleServer.start(new ConsoleSettings(
                    ConsoleSettings.LOOPBACK,
                    0,
                    SeenDecisions.config(),
                    SeenDecisions.config().kafka(),
                    Optional.empty(),
                    ConsoleSettings.BACK,
                    new AccessSettings(most, new Login.None("ann"), Optional.empty()),
                    Optional.empty(),
                    new ConsoleTasks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), sender)));
            for (int i = 1; i <= 2; i++) {
                started.sightings()
                        .addLetter(new DeadLetterRow(
                                new RecordPlace("dead-letters", 0, i), 0, "no number", "t", "<script>", "", "{}"));
            }
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void begin(Role most, Optional<LetterSending> sending) {
        console.close();
        console = started(most, sending);
    }

    @AfterEach
    void end() {
        console.close();
    }

    private String page() throws Exception {
        return page("/dead-letters");
    }

    private String page(String at) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(console.address() + at))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        return found.find() ? "csrf=" + found.group(1) + "&" : "";
    }

    private HttpResponse<String> post(String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(console.address() + "/dead-letters/resend"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void whatBecomesOfEachIsShownFirstAndSaidAfterwards() throws Exception {
        String page = page();
        assertThat(page).contains("value=\"" + ONE + "\"", "Send all 2 again …").doesNotContain("<script>'");

        HttpResponse<String> asked = post(token(page) + "letter=" + ONE + "&letter=" + TWO);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("1 record can be read now", "transactions/0@9", "Send 1 record again")
                .contains("stays", "&#x27;&lt;script&gt;&#x27; is no number")
                .contains("name=\"letter\" value=\"" + ONE + "\"")
                .doesNotContain("value=\"" + TWO + "\"", "<script>");
        assertThat(sender.sent).isEmpty();

        String all = post(token(asked.body()) + "letter=" + ONE + "&letter=" + TWO + "&agreed=yes")
                .body();
        assertThat(all).contains("Not all of them: 1 record sent again.", "sent again", "stays");
        String one = post(token(page) + "letter=" + ONE + "&agreed=yes").body();
        assertThat(one).contains("answer good", "1 record sent again.");
        assertThat(sender.sent).containsExactly("ann [" + ONE + ", " + TWO + "]", "ann [" + ONE + "]");
    }

    @Test
    void allThatAreShownCanBeChosenAtOnceAndNoneIsToldAsSuch() throws Exception {
        String token = token(page());
        assertThat(post(token + "shown=" + ONE + "&shown=" + TWO + "&all=yes").body())
                .contains(ONE, TWO);
        assertThat(post(token + "letter=" + TWO).body()).contains("None of them can be sent again");
        for (String nothing : List.of("", "shown=" + ONE, "letter=nonsense", "letter=dead-letters/0@-1")) {
            HttpResponse<String> answer = post(token + nothing);
            assertThat(answer.statusCode()).as(nothing).isEqualTo(400);
            assertThat(answer.body()).contains("Choose at least one dead letter");
        }
    }

    @Test
    void noMoreThanAPageShowsAreSentAtOnceAndAFailureIsSaid() throws Exception {
        StringBuilder letters = new StringBuilder(token(page()) + "agreed=yes");
        for (int i = 1; i <= LetterSending.MOST; i++) {
            letters.append("&letter=dead-letters/0@").append(i);
        }
        HttpResponse<String> most = post(letters.toString());
        assertThat(most.statusCode()).isEqualTo(409);
        assertThat(most.body()).contains("Kafka does not &lt;b&gt;answer&lt;/b&gt;");

        HttpResponse<String> tooMany = post(letters + "&letter=dead-letters/0@51");
        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(tooMany.body()).contains("At most 50 dead letters", "weir dead-letters resend");
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void onlyThoseMaySendThemWhoMayChangeWhatDecidesAndOnlyFromOurPages() throws Exception {
        assertThat(post("letter=" + ONE + "&agreed=yes").statusCode()).isEqualTo(403);

        for (Role less : List.of(Role.LOOK, Role.SHADOW)) {
            begin(less, Optional.of(sender));
            assertThat(page()).as("%s", less).doesNotContain("again …", "checkbox");
            HttpResponse<String> refused = post(token(page("/key")) + "letter=" + ONE + "&agreed=yes");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).as("%s, with the token", less).contains("that needs the role live");
        }
        begin(Role.LIVE, Optional.empty());
        assertThat(page()).doesNotContain("again …", "checkbox");
        assertThat(sender.sent).isEmpty();
    }
}
