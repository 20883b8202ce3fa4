package dev.weir.models.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunksTest {
    private static final String SHA256 = "ab".repeat(32);
    private static final Artifact.OnTopic SEVEN = new Artifact.OnTopic(SHA256, 3, 7);

    private final Chunks chunks = new Chunks(SEVEN);

    @Test
    void chunksAreOneArtifactInWhateverOrderTheyCome() throws ArtifactException {
        add(2, "g");
        add(0, "abc");
        assertThat(chunks.isWhole()).isFalse();
        add(1, "def");
        assertThat(chunks.isWhole()).isTrue();
        assertThat(chunks.whole()).asString(StandardCharsets.US_ASCII).isEqualTo("abcdefg");
    }

    @Test
    void ofAChunkThatComesTwiceTheLaterCounts() throws ArtifactException {
        List.of("xxx", "abc").forEach(text -> add(0, text));
        add(1, "def");
        List.of("too long", "g").forEach(text -> add(2, text));
        assertThat(chunks.whole()).asString(StandardCharsets.US_ASCII).isEqualTo("abcdefg");
    }

    @Test
    void missingChunksAreNamed() {
        add(1, "def");
        refused("of the artifact on the topic, abababab… in 3 chunks, chunks 0, 2 are not on the topic; push the model"
                + " again with its file");
        add(2, "g");
        refused("of the artifact on the topic, abababab… in 3 chunks, chunk 0 is not on the topic; push the model again"
                + " with its file");
        add(0, "abc");
        add(1, "");
        refused("of the artifact on the topic, abababab… in 3 chunks, chunk 1 is not on the topic; push the model again"
                + " with its file");
    }

    @Test
    void ofManyMissingChunksTheFirstAreNamed() {
        assertThatThrownBy(() -> new Chunks(new Artifact.OnTopic(SHA256, 512, 512)).whole())
                .hasMessageContaining("chunks 0, 1, 2, 3, 4, 5, 6, 7 and 504 more are not on the topic");
    }

    @Test
    void aChunkOfAnotherSizeIsNamedAndTakesNoMemory() {
        add(0, "abc");
        add(1, "de");
        add(2, "gh");
        assertThat(chunks.isWhole()).isFalse();
        refused("of the artifact on the topic, abababab… in 3 chunks, chunks 1, 2 are of another size than 7 bytes in 3"
                + " chunks have; push the model again with its file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HASH/0004/0000",
                "HASH/0003/0003",
                "HASH/0003/-001",
                "HASH/3/0",
                "HASH/0003/0000/",
                "HASH",
                "",
                "card-fraud",
                "card-fraud/shadow"
            })
    void whatIsForNobodyIsPassedOver(String key) {
        assertThat(chunks.add(key.replace("HASH", SHA256).getBytes(StandardCharsets.UTF_8), new byte[3]))
                .isFalse();
        assertThat(chunks.add(("cd".repeat(32) + "/0003/0000").getBytes(StandardCharsets.UTF_8), new byte[3]))
                .isFalse();
        assertThatThrownBy(chunks::whole).hasMessageContaining("chunks 0, 1, 2 are not on the topic");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "512, 512, true",
        "512, 511, false",
        "513, 100000, false",
        "0, 1, false",
        "1, 0, false",
        "256, 134217728, true",
        "256, 134217729, false",
        "4, 5, false",
        "3, 5, true"
    })
    void noChunkIsEmptyAndNoArtifactLargerThanTheBound(int count, long bytes, boolean fit) {
        assertThat(Chunks.fit(count, bytes)).isEqualTo(fit);
        if (!fit) {
            assertThatThrownBy(() -> new Artifact.OnTopic(SHA256, count, bytes))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, Chunks.CHUNK_BYTES, Chunks.CHUNK_BYTES + 1, 3 * Chunks.CHUNK_BYTES - 1})
    void whateverIsCutIsPutTogetherAgain(int bytes) throws ArtifactException {
        byte[] written = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(written);
        Artifact.OnTopic artifact = new Artifact.OnTopic(Artifacts.sha256(written), Chunks.count(bytes), bytes);
        List<byte[]> cut = Chunks.of(artifact, written);
        assertThat(cut)
                .hasSize(artifact.chunks())
                .allSatisfy(chunk -> assertThat(chunk).hasSizeBetween(1, Chunks.CHUNK_BYTES));
        Chunks read = new Chunks(artifact);
        for (int i = cut.size() - 1; i >= 0; i--) {
            read.add(ChunkKey.of(artifact, i).text().getBytes(StandardCharsets.UTF_8), cut.get(i));
        }
        assertThat(read.whole()).isEqualTo(written);
    }

    @Test
    void theLargestArtifactHasFewerChunksThanTheBound() {
        assertThat(Chunks.count(Artifact.MOST_BYTES)).isEqualTo(256).isLessThanOrEqualTo(Chunks.MOST_CHUNKS);
    }

    private void add(int index, String text) {
        String key = ChunkKey.of(SEVEN, index).text();
        assertThat(chunks.add(key.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    private void refused(String words) {
        assertThatThrownBy(chunks::whole).isInstanceOf(ArtifactException.class).hasMessage(words);
    }
}
