package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.join.Joining;
import dev.weir.engine.message.Acknowledgement;
import dev.weir.engine.message.AcknowledgementCodec;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.AnnouncedCodec;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.CompletedMatchesCodec;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdateCodec;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SignalCodec;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.definition.EventCodec;
import dev.weir.rules.list.ListEntries;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses the network between rooms. States are put through their codecs by the tests of who keeps them. */
final class MessageCodecsTest {
    private static final StockChange EVENT = new StockChange("s-1", "eu", -5, true, 3, 1, Double.NaN);

    static Stream<RulebookUpdate> updates() {
        return Stream.of(
                Documented.put(1L << 40, "日本", "{\"id\": \"ä\"}"),
                new RulebookUpdate.Put(9, "a", "{}", 7, PatternHistory.startingAt(8), true),
                new RulebookUpdate.Remove(2, "a"),
                new RulebookUpdate.PutList(3, "ips", ListEntries.of(List.of("a", "日本"))),
                new RulebookUpdate.RemoveList(4, "ips"),
                new RulebookUpdate.PutDocument(5, "notes/a", "{}"),
                new RulebookUpdate.RemoveDocument(6, "notes/a"),
                new RulebookUpdate.Expect("notes/a", "{}"),
                new RulebookUpdate.Batch(List.of(
                        Documented.put(5, "a", "{}"),
                        new RulebookUpdate.RemoveList(6, "ips"),
                        new RulebookUpdate.Remove(7, "a"))),
                new RulebookUpdate.Ready(0));
    }

    static Stream<SubjectMessage> messages() {
        return Stream.of(
                new Announced(17, -5, "c-1", EVENT, 3, true, Announced.UNKNOWN),
                new Announced(17, -5, "c-1", EVENT, 3, true, 1_700_000_000_123L),
                new Announced(17, -5, "k-1", EVENT, 3, false, 5, new Joining("c-1", -5, 2)),
                new Signal("c-1", 4, 3, "sku=1", true, List.of(), Optional.empty(), List.of(), 2),
                new CompletedMatches(
                        "k-1",
                        1,
                        "k=1",
                        EVENT,
                        5,
                        CompletedMatches.Kind.EVENT,
                        List.of(),
                        Optional.empty(),
                        Joining.ofOther("c-1", -5)),
                new Announced(0, 1L << 60, "", EVENT, 0, false, Announced.UNKNOWN),
                new Signal("c-1", Long.MIN_VALUE, 3, "sku=1", false, List.of(), Optional.empty()),
                new Signal(
                        "c-1",
                        Long.MAX_VALUE,
                        3,
                        "sku=1",
                        true,
                        List.of(new Value.Int(4), Value.absent(), new Value.Text("x")),
                        Optional.of(new Stock(1, 2, Double.NaN))));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void anUpdateComesBackAsItWas(RulebookUpdate update) {
        assertThat(Bytes.there(new RulebookUpdateCodec(), update)).isEqualTo(update);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageToASubjectComesBackAsItWas(SubjectMessage message) {
        assertThat(Bytes.there(new SubjectMessageCodec(), message)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku=s-1", "cardId=ä&ip=日本"})
    void aRoutedEventComesBackAsItWas(String key) {
        Routed routed = new Routed(5, -9, 2, key, EVENT, List.of("c-1", "c-2"));

        assertThat(Bytes.there(new RoutedCodec(), routed)).isEqualTo(routed);
    }

    @Test
    void anAcknowledgementComesBackAsItWas() {
        Acknowledgement acknowledgement = new Acknowledgement(300, 3, 128);

        assertThat(Bytes.there(new AcknowledgementCodec(), acknowledgement)).isEqualTo(acknowledgement);
    }

    @Test
    void bytesOfALaterReleaseAreRefused() {
        byte[] later = {9, 9, 9};

        assertThatThrownBy(() -> Bytes.read(new SubjectMessageCodec(), later))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a message of kind 9");
        assertThatThrownBy(() -> Bytes.read(new RulebookUpdateCodec(), later))
                .hasMessageContaining("rulebook update of version 9");
        assertThatThrownBy(() -> Bytes.read(new ProfileStateCodec(), later))
                .hasMessageContaining("profile of version 9");
        assertThatThrownBy(() -> Bytes.read(new SubjectStateCodec(), later))
                .hasMessageContaining("subject of version 9");
    }

    @Test
    void theFormThatSavepointsHoldDoesNotChange() {
        assertThat(hex(Bytes.of(new RulebookUpdateCodec(), new RulebookUpdate.Remove(300, "ab"))))
                .isEqualTo("04ac0201046162");
        assertThat(hex(Bytes.of(new ProfileStateCodec(), new ProfileState())))
                .isEqualTo("0300"
                        + "ffffffffffffffffff01".repeat(2)
                        + "0308ffffffffffffffffff0100"
                        + "0100"
                        + "00"
                        + "ffffffffffffffffff01"
                        + "0000");
        assertThat(hex(Bytes.of(new SubjectStateCodec(), new SubjectState())))
                .isEqualTo("06" + "ffffffffffffffffff01".repeat(2) + "0308ffffffffffffffffff0100" + "00".repeat(5));
    }

    @Test
    void anAnnouncementOfWhichNobodySaidWhenItsRecordWasWrittenIsRead() {
        String written = "0111fffffffffffffffb" + "06632d31";
        String before = written + hex(Bytes.of(new EventCodec(), EVENT)) + "0301";

        assertThat(Bytes.read(new AnnouncedCodec(), HexFormat.of().parseHex(before)))
                .isEqualTo(new Announced(17, -5, "c-1", EVENT, 3, true, Announced.UNKNOWN));
    }

    @Test
    void messagesFromBeforeDecisionsWereJoinedAreOfDecisionsThatAreWhole() {
        Announced announced = new Announced(17, -5, "c-1", EVENT, 3, true, 1_700_000_000_123L);
        assertThat(Bytes.read(new AnnouncedCodec(), formerly(2, 1, Bytes.of(new AnnouncedCodec(), announced))))
                .isEqualTo(announced);
        Signal signal = new Signal("c-1", 9, 3, "sku=1", true, List.of(), Optional.empty());
        assertThat(Bytes.read(new SignalCodec(), formerly(2, 1, Bytes.of(new SignalCodec(), signal))))
                .isEqualTo(signal);
        CompletedMatches matches = new CompletedMatches(
                "c-1", 1, "k=1", EVENT, 5, CompletedMatches.Kind.TIME, List.of(), Optional.empty());
        assertThat(Bytes.read(
                        new CompletedMatchesCodec(), formerly(1, 1, Bytes.of(new CompletedMatchesCodec(), matches))))
                .isEqualTo(matches);
    }

    /** The same bytes in an earlier version, which ended so many bytes earlier. */
    private static byte[] formerly(int version, int shorter, byte[] now) {
        byte[] before = Arrays.copyOf(now, now.length - shorter);
        before[0] = (byte) version;
        return before;
    }

    @Test
    void whatTheReleaseBeforePatternsWroteIsRead() {
        assertThat(Bytes.read(new RulebookUpdateCodec(), HexFormat.of().parseHex("01ac0200046162047b7d")))
                .isEqualTo(new RulebookUpdate.Put(300, "ab", "{}", 0, PatternHistory.ALWAYS));
        assertThat(Bytes.read(new RulebookUpdateCodec(), HexFormat.of().parseHex("02ac0201046162")))
                .isEqualTo(new RulebookUpdate.Remove(300, "ab"));
        assertThat(Bytes.read(new RulebookUpdateCodec(), HexFormat.of().parseHex("03ac0201046162")))
                .isEqualTo(new RulebookUpdate.Remove(300, "ab"));
        byte[] profile = HexFormat.of()
                .parseHex("0100" + "ffffffffffffffffff01".repeat(2) + "0100ffffffffffffffffff01" + "0100" + "00");
        assertThat(Bytes.of(new ProfileStateCodec(), Bytes.read(new ProfileStateCodec(), profile)))
                .isEqualTo(Bytes.of(new ProfileStateCodec(), new ProfileState()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
