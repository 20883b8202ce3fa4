package dev.weir.events.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.RandomFacts;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.record.DeadLetter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecsTest {
    private static final int RUNS = 200;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anEventComesBackAsItWas(long seed) throws IOException {
        Event event = new RandomFacts(seed).event();

        assertThat(roundTrip(new EventCodec(), event)).isEqualTo(event);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aValueComesBackAsItWas(long seed) throws IOException {
        Value value = new RandomFacts(seed).value(3);

        assertThat(roundTrip(new ValueCodec(), value)).isEqualTo(value);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void attributesComeBackAsTheyWere(long seed) throws IOException {
        Attributes attributes = new RandomFacts(seed).attributes();

        assertThat(roundTrip(new AttributesCodec(), attributes)).isEqualTo(attributes);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDecisionComesBackAsItWas(long seed) throws IOException {
        Decision decision = new RandomFacts(seed).decision();

        assertThat(roundTrip(new DecisionCodec(), decision)).isEqualTo(decision);
    }

    @Test
    void aDecisionFromBeforeThereWereChannelsHasOne() throws IOException {
        Decision decision = new RandomFacts(7).decision();
        Decision plain = decision.with(
                decision.outcome(), decision.score(), decision.reasons(), decision.shadow(), ByChannel.PLAIN);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new DecisionCodec().write(plain, new DataOutputStream(written));
        byte[] before = Arrays.copyOf(written.toByteArray(), written.size() - 4);
        before[0] = 3;

        assertThat(new DecisionCodec().read(new DataInputStream(new ByteArrayInputStream(before))))
                .isEqualTo(plain);
    }

    @Test
    void aReasonFromBeforeReasonsHadSubjectsIsAboutThatOfItsDecision() throws IOException {
        Reason any = new RandomFacts(7).reason();
        Reason reason = new Reason(
                any.rule(),
                any.version(),
                any.outcome(),
                any.score(),
                any.priority(),
                any.params(),
                any.matched(),
                any.features());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new ReasonCodec().write(reason, new DataOutputStream(written));
        byte[] before = Arrays.copyOf(written.toByteArray(), written.size() - 5);
        before[0] = 1;

        assertThat(new ReasonCodec().read(new DataInputStream(new ByteArrayInputStream(before))))
                .isEqualTo(reason);
    }

    @Test
    void aReasonFromBeforeRulesGavePointsGivesNone() throws IOException {
        Reason any = new RandomFacts(8).reason();
        Reason reason = new Reason(
                any.rule(),
                any.version(),
                any.outcome(),
                any.score(),
                any.priority(),
                any.params(),
                any.matched(),
                any.features(),
                any.standing().with(Points.NONE));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new ReasonCodec().write(reason, new DataOutputStream(written));
        byte[] before = Arrays.copyOf(written.toByteArray(), written.size() - 1);
        before[0] = 2;

        assertThat(new ReasonCodec().read(new DataInputStream(new ByteArrayInputStream(before))))
                .isEqualTo(reason);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReasonComesBackAsItWas(long seed) throws IOException {
        Reason reason = new RandomFacts(seed).reason();

        assertThat(roundTrip(new ReasonCodec(), reason)).isEqualTo(reason);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRuleStatusComesBackAsItWas(long seed) throws IOException {
        RuleStatus status = new RandomFacts(seed).ruleStatus();

        assertThat(roundTrip(new RuleStatusCodec(), status)).isEqualTo(status);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stockComesBackAsItWas(long seed) throws IOException {
        Stock stock = new RandomFacts(seed).stock();

        assertThat(roundTrip(new StockCodec(), stock)).isEqualTo(stock);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDeadLetterComesBackByteForByte(long seed) throws IOException {
        RandomFacts random = new RandomFacts(seed);
        DeadLetter letter = new DeadLetter(random.rawRecord(), random.text());

        assertThat(roundTrip(new DeadLetterCodec(), letter))
                .usingRecursiveComparison()
                .isEqualTo(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ä", "日", "\ud83d\ude00", "\ud800", "a\ud800b"})
    void aTextIsNotLimitedToSixtyFourKilobytes(String unit) throws IOException {
        Value text = new Value.Text(unit.repeat(100_000));

        assertThat(roundTrip(new ValueCodec(), text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 127, 128, 16_383, 16_384, Long.MAX_VALUE, Long.MIN_VALUE})
    void aNumberComesBackInBothSpellings(long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVarLong(number, out);
        Binary.writeZigZag(number, out);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(List.of(Binary.readVarLong(in), Binary.readZigZag(in))).containsExactly(number, number);
    }

    @Test
    void aChangeOfStockThatWasWrittenWithoutItsOriginIsRead() throws IOException {
        byte[] written = HexFormat.of().parseHex("0306732d310465750a000602402300000000" + "0000");

        assertThat(new EventCodec().read(new DataInputStream(new ByteArrayInputStream(written))))
                .isEqualTo(new StockChange("s-1", "eu", 5, false, 3, 1, 9.5));
    }

    @Test
    void theFormThatSavepointsHoldDoesNotChange() throws IOException {
        Event click = new Click(
                "e-1", 1_772_359_200_123L, "VIEW", "c-42", "", "d-1", "", "s-1", 2, 9.5, "/p", "", Attributes.NONE);

        assertThat(HexFormat.of().formatHex(write(new EventCodec(), click)))
                .isEqualTo("0206652d31f6b5b98d95670308564945570863" + "2d34320006642d310006732d31042f700004"
                        + "4023000000000000");
    }

    @Test
    void bytesOfALaterReleaseAreRefusedByName() {
        byte[] later = {5, 0, 0};

        assertThatThrownBy(() -> read(new DecisionCodec(), later))
                .isInstanceOf(IOException.class)
                .hasMessage("Decision of version 5 where 1 to 4 are known; was this written by a later release?");
    }

    @Test
    void anUnknownKindOfEventIsRefused() {
        byte[] later = {9};

        assertThatThrownBy(() -> read(new EventCodec(), later))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an event of kind 9");
    }

    @Test
    void bytesThatBreakOffAreRefused() throws IOException {
        byte[] whole = write(new EventCodec(), new RandomFacts(1).transaction());
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> read(new EventCodec(), half)).isInstanceOf(EOFException.class);
    }

    private static <T> T roundTrip(Codec<T> codec, T value) throws IOException {
        return read(codec, write(codec, value));
    }

    private static <T> byte[] write(Codec<T> codec, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static <T> T read(Codec<T> codec, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        T value = codec.read(in);
        assertThat(in.available()).as("bytes left over").isZero();
        return value;
    }
}
