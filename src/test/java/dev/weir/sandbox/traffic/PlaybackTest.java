package dev.weir.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.kafka.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {
    @TempDir
    Path folder;

    @Test
    void mergesTheFilesByEventTime() throws Exception {
        write(
                "transactions.jsonl",
                transaction("t-1", "2026-03-01T10:00:01Z"),
                transaction("t-2", "2026-03-01T10:00:03Z"));
        write("clickstream-a.jsonl", click("e-1", "2026-03-01T10:00:00Z"), click("e-2", "2026-03-01T10:00:02Z"));
        assertThat(played())
                .extracting(Message::topic)
                .containsExactly("clickstream", "transactions", "clickstream", "transactions");
    }

    @Test
    void whatIsPlayedKeepsItsOrderWhoeverItIsAbout() throws Exception {
        write(
                "transactions.jsonl",
                transaction("t-1", "2026-03-01T10:00:01Z"),
                transaction("t-2", "2026-03-01T10:00:03Z"));
        assertThat(played()).isNotEmpty().allMatch(Message::inOrder);
    }

    @Test
    void readsTimesAsNumbersToo() throws Exception {
        write("transactions-a.jsonl", "{\"transactionId\":\"t-1\",\"timestamp\":2000}");
        write("transactions-b.jsonl", transaction("t-0", "1970-01-01T00:00:01Z"));
        assertThat(played()).extracting(Message::transactionId).containsExactly("t-0", "t-1");
    }

    @Test
    void takesTheTimeOfAChangeFromItsSource() throws Exception {
        write(
                "inventory.jsonl",
                "{\"op\":\"u\",\"after\":{\"sku\":\"s-1\"},\"source\":{\"ts_ms\":1000},\"ts_ms\":9000}");
        write("transactions.jsonl", transaction("t-1", "1970-01-01T00:00:02Z"));
        assertThat(played()).extracting(Message::topic).containsExactly("inventory", "transactions");
    }

    @Test
    void takesAChangeOutOfItsWrapper() throws Exception {
        write("inventory.jsonl", "{\"schema\":{},\"payload\":{\"after\":{\"sku\":\"s-1\"},\"source\":{\"ts_ms\":1}}}");
        assertThat(played()).extracting(Message::key).containsExactly("s-1");
    }

    @Test
    void readsCompressedFiles() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("transactions.jsonl.gz")))) {
            out.write(transaction("t-1", "2026-03-01T10:00:00Z").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(played()).extracting(Message::transactionId).containsExactly("t-1");
    }

    @Test
    void sendsALineThatIsNoJsonInItsPlace() throws Exception {
        write(
                "transactions.jsonl",
                transaction("t-1", "2026-03-01T10:00:00Z"),
                "oops",
                transaction("t-2", "2026-03-01T10:00:01Z"));
        assertThat(played()).extracting(Message::json).element(1).isEqualTo("oops");
    }

    @Test
    void saysHowFilesAreNamedWhereThereAreNone() {
        assertThatThrownBy(() -> Playback.of(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("transactions*.jsonl, clickstream*.jsonl or inventory*.jsonl");
    }

    @Test
    void saysThatThereIsNoFolder() {
        assertThatThrownBy(() -> Playback.of(folder.resolve("gone")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no folder " + folder.resolve("gone"));
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private List<Message> played() throws IOException {
        List<Message> messages = new ArrayList<>();
        try (Playback playback = Playback.of(folder)) {
            Optional<Message> next = playback.next(0);
            while (next.isPresent()) {
                messages.add(next.get());
                next = playback.next(0);
            }
        }
        return messages;
    }

    private static String transaction(String id, String time) {
        return "{\"transactionId\":\"" + id + "\",\"customerId\":\"c-1\",\"amount\":1,\"timestamp\":\"" + time + "\"}";
    }

    private static String click(String id, String time) {
        return "{\"eventId\":\"" + id + "\",\"customerId\":\"c-1\",\"type\":\"VIEW\",\"timestamp\":\"" + time + "\"}";
    }
}
