package dev.weir.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Bytes;
import dev.weir.engine.Payment;
import dev.weir.engine.Visit;
import dev.weir.engine.join.Joining;
import dev.weir.engine.message.RulebookUpdate.Batch;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.engine.message.RulebookUpdate.Remove;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the messages between operators carry, and that it comes back from their binary forms. */
final class MessagesTest {
    private static final Event PAYMENT = Payment.payment("t-1").event();
    private static final Event FIRST = Visit.visit("e-1").event();
    private static final Event SECOND = Visit.visit("e-2").event();
    private static final RuleMatch MATCH = match(3);

    @ParameterizedTest
    @EnumSource
    void completedMatchesComeBackAsTheyWere(CompletedMatches.Kind kind) {
        CompletedMatches matches = new CompletedMatches(
                "c-1", 300, "cardId=ä", PAYMENT, -7, kind, List.of(MATCH, match(4)), Optional.empty());
        CompletedMatches ofSku = new CompletedMatches(
                "c-1", 300, "sku=s", PAYMENT, 7, kind, List.of(), Optional.of(new Stock(5, 1, 2.5)));

        assertThat(Bytes.there(new SubjectMessageCodec(), matches)).isEqualTo(matches);
        assertThat(Bytes.there(new SubjectMessageCodec(), ofSku)).isEqualTo(ofSku);
    }

    @Test
    void aSignalBringsItsMatches() {
        Signal signal = new Signal(
                "c-1",
                -5,
                3,
                "cardId=1",
                true,
                List.of(new Value.Int(1)),
                Optional.of(new Stock(5, 1, 2.5)),
                List.of(MATCH, match(4)));

        assertThat(Bytes.there(new SignalCodec(), signal)).isEqualTo(signal);
    }

    @Test
    void aSignalFromBeforePatternsHasNoMatches() throws IOException {
        byte[] before =
                HexFormat.of().parseHex("01" + "06632d31" + "0000000000000007" + "03" + "026b" + "01" + "00" + "00");

        assertThat(new SignalCodec().read(in(before)))
                .isEqualTo(new Signal("c-1", 7, 3, "k", true, List.of(), Optional.empty()));
    }

    @Test
    void aMatchKeepsTheOrderOfItsStagesAndNamesTheirEvents() {
        RuleMatch there = Bytes.there(new RuleMatchCodec(), MATCH);

        assertThat(there.stages()).containsExactlyEntriesOf(MATCH.stages());
        assertThat(there.ids())
                .containsExactlyEntriesOf(ordered("views", List.of("e-1", "e-2"), "buys", List.of("t-1")));
        assertThat(RuleVersion.of(there)).isEqualTo(new RuleVersion("r", 3));
    }

    @Test
    void anEarlierStructureDrainsUntilTooManyDo() {
        PatternHistory history = PatternHistory.startingAt(10);
        for (int epoch = 11; epoch <= 14; epoch++) {
            history = history.replacedAt(epoch, "document of " + (epoch - 1));
        }
        assertThat(history.sinceEpoch()).isEqualTo(14);
        assertThat(history.draining())
                .containsExactly(earlier(10, 11), earlier(11, 12), earlier(12, 13), earlier(13, 14));

        PatternHistory fifth = history.replacedAt(20, "document of 14");
        assertThat(fifth.draining())
                .containsExactly(earlier(11, 12), earlier(12, 13), earlier(13, 14), earlier(14, 20));
        assertThat(Bytes.there(new PatternHistoryCodec(), fifth)).isEqualTo(fifth);
    }

    @Test
    void theNoteSaysWhatBecameOfOpenMatches() {
        PatternHistory began = PatternHistory.startingAt(10);

        assertThat(PatternHistory.ALWAYS.note(10)).isEmpty();
        assertThat(began.note(11)).isEqualTo("kept");
        assertThat(began.note(10)).isEqualTo("restarted");
        assertThat(began.replacedAt(12, "{}").note(12)).isEqualTo("draining");
        assertThat(began.replacedAt(12, "{}").note(13)).isEqualTo("kept");
    }

    @Test
    void aBatchHasTheEpochOfItsLastUpdateAndOneUpdateNeedsNone() {
        Remove first = new Remove(5, "a");
        Remove last = new Remove(6, "b");

        assertThat(Batch.of(List.of(first))).isEqualTo(first);
        assertThat(Batch.of(List.of(first, last))).isEqualTo(new Batch(List.of(first, last)));
        assertThat(new Batch(List.of(first, last)).epoch()).isEqualTo(6);
    }

    @Test
    void aBatchIsNeitherEmptyNorAmongTheUpdatesOfOne() {
        Batch one = new Batch(List.of(new Ready(1)));

        assertThatThrownBy(() -> new Batch(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch(List.of(new Ready(1), one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch holds updates, and no batch");
    }

    @Test
    void aRuleFromBeforeBirthsWereKnownHasAlwaysBeenThere() throws IOException {
        byte[] before = HexFormat.of().parseHex("02" + "ac02" + "00" + "046162" + "047b7d" + "010800");

        assertThat(new RulebookUpdateCodec().read(in(before)))
                .isEqualTo(new RulebookUpdate.Put(300, "ab", "{}", 0, PatternHistory.startingAt(8)));
    }

    @Test
    void anUpdateOfALaterKindIsRefused() {
        assertThatThrownBy(() -> new RulebookUpdateCodec().read(in(new byte[] {3, 1, 99})))
                .isInstanceOf(IOException.class)
                .hasMessage("a rulebook update of kind 99");
    }

    @Test
    void failuresCountOnceForEachInTheirOrder() {
        Failures failures = new Failures();
        assertThat(failures.rules()).isEmpty();
        failures.add("b");
        failures.add(List.of("a", "b"));

        assertThat(failures.rules()).containsExactly("b", "a", "b");
    }

    @Test
    void aMessageForAnotherSubjectOrKeySaysTheSameOfTheEvent() {
        Announced announced = new Announced(5, -5, "c-1", PAYMENT, 2, true, 1_234);
        Routed routed = new Routed(5, -5, 2, "cardId=1", PAYMENT, List.of("c-1"));

        Joining place = Joining.ofOther("c-1", -5);
        assertThat(announced.to("c-2", 1, false, place))
                .isEqualTo(new Announced(5, -5, "c-2", PAYMENT, 1, false, 1_234, place));
        assertThat(routed.to("sku=1", FIRST)).isEqualTo(new Routed(5, -5, 2, "sku=1", FIRST, List.of("c-1")));
    }

    @Test
    void anEntryInForceKnowsUnderWhichKeyItWasPushed() {
        InForceEntry list = InForceEntry.gone(RuleStatus.LIST + "ips");
        assertThat(list.isGone()).isTrue();

        assertThat(list.isList()).isTrue();
        assertThat(list.pushedKey()).isEqualTo("ips");
        assertThat(InForceEntry.gone("a").isList()).isFalse();
        assertThat(InForceEntry.gone("a").pushedKey()).isEqualTo("a");
    }

    @Test
    void anEntryWithADocumentIsNotGone() {
        assertThat(new InForceEntry("a", new byte[] {'{', '}'}, 1, 1, Push.UNKNOWN, "").isGone())
                .isFalse();
    }

    @Test
    void anEntryFromBeforeSignersKeepsItsPlace() throws IOException {
        byte[] before =
                HexFormat.of().parseHex("01" + "0261" + "027b7d" + "0e" + "08" + "0a72756c6573" + "03" + "0a" + "00");

        assertThat(new InForceEntryCodec().read(in(before)))
                .usingRecursiveComparison()
                .isEqualTo(new InForceEntry(
                        "a",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        7,
                        8,
                        InForceEntryCodec.placed(in(HexFormat.of().parseHex("0a72756c6573030a"))),
                        ""));
        assertThat(new InForceEntryCodec().read(in(before)).source().place().partition())
                .isEqualTo(3);
    }

    private static RuleMatch match(long version) {
        return new RuleMatch(
                "r",
                version,
                ordered("views", List.of(FIRST, SECOND), "buys", List.of(PAYMENT)),
                Map.of("n", new Value.Int(4)));
    }

    private static <T> Map<String, T> ordered(String first, T one, String second, T other) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }

    private static PatternHistory.Earlier earlier(long since, long until) {
        return new PatternHistory.Earlier("document of " + since, since, until);
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
