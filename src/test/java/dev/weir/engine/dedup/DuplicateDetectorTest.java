package dev.weir.engine.dedup;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.dedup.DeduplicationResult.Kind;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.events.Attributes;
import dev.weir.events.Event;
import dev.weir.events.LineItem;
import dev.weir.events.SipHash;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DuplicateDetectorTest {
    private static final long NOW = 1_700_000_000_000L;
    private final DeduplicationHorizon horizon = new DeduplicationHorizon(NOW, 1_000, new KeyedInMemory());

    private final DuplicateDetector detector = DuplicateDetector.ofContents();
    private DeduplicationWindow window = new DeduplicationWindow();

    @Test
    void twoKeysHashOneIdDifferently() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            hashes.add(detector.lookUp(payment("t-1").event(), new DeduplicationWindow(), horizon)
                    .fingerprint());
        }

        assertThat(hashes).hasSize(100);
    }

    @Test
    void theSameContentIsTheSameEventInWhateverOrderItsAttributesCome() {
        Map<String, Value> one = new LinkedHashMap<>();
        one.put("a", new Value.Int(1));
        one.put("b", new Value.Bool(true));
        Map<String, Value> two = new LinkedHashMap<>();
        two.put("b", new Value.Bool(true));
        two.put("a", new Value.Int(1));
        add(with(new Attributes(one)));

        assertThat(kind(with(new Attributes(two)))).isEqualTo(Kind.SAME);
        assertThat(kind(with(new Attributes(Map.of("a", new Value.Int(1)))))).isEqualTo(Kind.OTHER);
    }

    @Test
    void everyFieldIsContent() {
        Transaction first = payment("t-1").line("s-1", 1).event();
        add(first);

        assertThat(kind(payment("t-1").line("s-1", 1).event())).isEqualTo(Kind.SAME);
        assertThat(List.<Event>of(
                        payment("t-1").line("s-1", 1).of(10.01).event(),
                        payment("t-1").line("s-1", 1).at(1).event(),
                        payment("t-1").line("s-1", 1).by("c-2").event(),
                        payment("t-1").line("s-1", 1).with("card-2").event(),
                        payment("t-1").line("s-1", 1).on("d").event(),
                        payment("t-1").line("s-1", 1).from("1.1.1.1").event(),
                        payment("t-1").line("s-1", 2).event(),
                        payment("t-1").line("s-1", 1).line("s-1", 1).event(),
                        payment("t-1").event()))
                .allSatisfy(other -> assertThat(kind(other)).isEqualTo(Kind.OTHER));
    }

    @Test
    void anEventWithAnotherIdOrOfAnotherTypeIsAnotherEventThoughAllElseIsAlike() {
        add(payment("t-1").event());

        assertThat(kind(payment("t-2").event())).isEqualTo(Kind.UNSEEN);
        assertThat(kind(visit("t-1").event())).isEqualTo(Kind.UNSEEN);
    }

    @Test
    void whatTheFirstReleaseSawIsADuplicateWhateverItSaysUntilItsHorizonHasPassed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        Binary.writeCount(1, out);
        Binary.writeZigZag(Long.MIN_VALUE, out);
        out.writeLong(payment("t-1").event().formerFingerprint());
        Binary.writeZigZag(NOW - 999, out);
        window = DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        DeduplicationHorizon over = new DeduplicationHorizon(NOW + 1, 1_000, new KeyedInMemory());

        assertThat(kind(payment("t-1").of(11).event())).isEqualTo(Kind.SAME);
        assertThat(kind(payment("t-2").event())).isEqualTo(Kind.UNSEEN);
        assertThat(detector.lookUp(payment("t-1").event(), window, over).kind()).isEqualTo(Kind.UNSEEN);
    }

    @Test
    void aKeyThatOnlyAsksForIdsKeepsNoContent() {
        DeduplicationResult found =
                DuplicateDetector.ofIds().lookUp(payment("t-1").event(), window, horizon);

        assertThat(found.content()).isZero();
    }

    /** What an earlier release wrote of a payment that it had decided: the key of the hash is 1 and 2. */
    private static DeduplicationWindow earlierWindow(Transaction payment) throws IOException {
        SipHash hash = new SipHash().start(1, 2);
        hash.add("transaction");
        hash.add(payment.id());
        long fingerprint = hash.end();
        payment.addContentTo(hash.start(1, 2));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVersion(2, out);
        out.writeByte(1 | 2);
        out.writeLong(1);
        out.writeLong(2);
        Binary.writeZigZag(Long.MIN_VALUE, out);
        Binary.writeCount(1, out);
        Binary.writeCount(1, out);
        Binary.writeText("BLOCK", out);
        out.writeLong(fingerprint);
        Binary.writeZigZag(NOW, out);
        out.writeLong(hash.end());
        Binary.writeCount(0, out);
        return DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void whatAnEarlierReleaseDecidedIsRecognisedByTheHashOfThen() throws IOException {
        Transaction first = payment("t-1").event();
        window = earlierWindow(first);
        add(payment("t-2").event());
        window = reread(window);

        assertThat(kind(first)).isEqualTo(Kind.SAME);
        assertThat(kind(payment("t-2").event())).isEqualTo(Kind.SAME);
        assertThat(kind(payment("t-3").event())).isEqualTo(Kind.UNSEEN);
        assertThat(detector.lookUp(payment("t-1").of(11).event(), window, horizon))
                .extracting(DeduplicationResult::kind, DeduplicationResult::outcome)
                .containsExactly(Kind.OTHER, "BLOCK");
        assertThat(window.isPacked(horizon)).isFalse();
    }

    @Test
    void theHashOfAnEarlierReleaseIsGivenUpOnceNothingIsKnownByIt() throws IOException {
        window = earlierWindow(payment("t-1").event());
        DeduplicationHorizon last = new DeduplicationHorizon(NOW + 999, 1_000, new KeyedInMemory());
        DeduplicationHorizon over = new DeduplicationHorizon(NOW + 1_000, 1_000, new KeyedInMemory());

        assertThat(window.isPacked(last)).isFalse();
        assertThat(window.isPacked(over)).isTrue();
        assertThat(detector.lookUp(payment("t-1").event(), window, over).kind()).isEqualTo(Kind.UNSEEN);
        window.add(detector.lookUp(payment("t-1").event(), window, over), "", over);
        window = reread(window);
        assertThat(window.isPacked(over)).isTrue();
        assertThat(detector.lookUp(payment("t-1").event(), window, over).kind()).isEqualTo(Kind.SAME);
    }

    private static DeduplicationWindow reread(DeduplicationWindow window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        window.write(new DataOutputStream(bytes));
        return DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private void add(Event event) {
        window.add(detector.lookUp(event, window, horizon), "", horizon);
    }

    private Kind kind(Event event) {
        return detector.lookUp(event, window, horizon).kind();
    }

    private static Transaction with(Attributes attributes) {
        return new Transaction(
                "t-1",
                1,
                9.5,
                "c-1",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Double.NaN,
                1,
                "",
                "",
                List.of(new LineItem("s-1", 1, Double.NaN)),
                attributes);
    }
}
