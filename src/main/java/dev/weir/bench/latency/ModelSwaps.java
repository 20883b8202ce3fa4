package dev.weir.bench.latency;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.bench.models.OnnxBytes;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.ChunkKey;
import dev.weir.models.artifact.Chunks;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pushes a model of 50 MB in chunks every few seconds, each time with other bytes, and waits until it is in force. It is a
 * challenger, so that it is asked about every payment.
 */
final class ModelSwaps implements Callable<@Nullable Void> {
    /** Four bytes each: 50 MB. */
    private static final int FLOATS = 12_500_000;

    private static final String MODEL = "bench-swap";
    private static final String ID = "models/" + MODEL + "/shadow";
    private static final int EVERY_SECONDS = 5;
    private static final long ANSWER_MOST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final JsonMapper JSON = new JsonMapper();
    /** What ends the bytes of a graph is its name, which means nothing. */
    private static final byte[] NAME = "made".getBytes(StandardCharsets.US_ASCII);

    private final JobConfig config;
    private final Producer producer;
    private final Console console;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ModelSwaps(JobConfig config, Producer producer, Console console) {
        this.config = config;
        this.producer = producer;
        this.console = console;
    }

    /** Ends it after the swap at hand. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public @Nullable Void call() throws IOException, InterruptedException {
        byte[] bytes = OnnxBytes.table(FLOATS);
        int version = 1;
        long nanos = 0;
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            do {
                rename(bytes, version);
                long beganNanos = System.nanoTime();
                swap(bytes, version, topics);
                nanos += System.nanoTime() - beganNanos;
                version++;
            } while (!stopped.await(EVERY_SECONDS, TimeUnit.SECONDS));
        }
        console.print(String.format(
                Locale.ROOT,
                "%d swaps of a model of %,d bytes, %.0f ms each from the first chunk to the answer",
                version - 1,
                bytes.length,
                nanos / 1e6 / (version - 1)));
        return null;
    }

    /** Makes the bytes others, without another meaning. */
    private static void rename(byte[] bytes, int version) {
        String all = new String(bytes, bytes.length - 1024, 1024, StandardCharsets.ISO_8859_1);
        int at = all.lastIndexOf(version == 1 ? new String(NAME, StandardCharsets.US_ASCII) : named(version - 1));
        byte[] name = named(version).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, bytes.length - 1024 + at, NAME.length);
    }

    private static String named(int version) {
        return String.format(Locale.ROOT, "v%03d", version);
    }

    private void swap(byte[] bytes, int version, KafkaTopics topics) throws IOException, InterruptedException {
        Artifact.OnTopic artifact =
                new Artifact.OnTopic(Artifacts.sha256(bytes), Chunks.count(bytes.length), bytes.length);
        List<byte[]> chunks = Chunks.of(artifact, bytes);
        for (int i = 0; i < chunks.size(); i++) {
            producer.sendChunkNow(ChunkKey.of(artifact, i).text(), chunks.get(i));
        }
        KafkaTopics.Position before = topics.end(config.topics().ruleStatus());
        producer.sendNow(Topics.MODELS, MODEL + "/shadow", document(artifact, version), System.currentTimeMillis());
        topics.goTo(before);
        long endNanos = System.nanoTime() + ANSWER_MOST_NANOS;
        while (System.nanoTime() < endNanos) {
            for (RawRecord record : topics.next()) {
                RuleAnswer answer = RuleAnswer.of(JSON.readTree(record.value()));
                if (answer.rule().equals(ID) && answer.version() == version) {
                    if (answer.isRejection()) {
                        throw new IOException("the model is refused: " + answer.errors());
                    }
                    return;
                }
            }
        }
        throw new IOException("no answer to version " + version + " of the model");
    }

    private static String document(Artifact.OnTopic artifact, int version) {
        return """
                {"model":"%s","version":%d,"on":"transaction","kind":"onnx","inputs":{"x":"0.5"},\
                "output":{"name":"p","index":0},"artifact":{"sha256":"%s","chunks":%d,"bytes":%d}}""".formatted(MODEL, version, artifact.sha256(), artifact.chunks(), artifact.bytes());
    }
}
