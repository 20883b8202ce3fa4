package dev.weir.engine.message;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written down of what comes into force, and what the state remembers for it. */
final class InForceEntryTest {
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();

    @Test
    void anEntryComesBackAsItWas() {
        InForceEntry entry = new InForceEntry(
                "list:ä", new byte[] {1, -1}, 7, 1L << 40, pushedAt(new RecordPlace("lists", 3, 1L << 50)), "why");

        assertThat(Bytes.there(new InForceEntryCodec(), entry))
                .usingRecursiveComparison()
                .isEqualTo(entry);
        assertThat(Bytes.there(new InForceEntryCodec(), InForceEntry.gone("a")).source())
                .isEqualTo(Push.UNKNOWN);
    }

    @Test
    void whatWasPushedIsWrittenByteForByteWithItsPlaceAlsoAfterARestart() {
        String document = "{\n  \"id\": \"a\", \"version\": 2, \"on\": \"transaction\","
                + " \"when\": \"transaction.channel == 'ä'\", \"then\": {\"outcome\": \"BLOCK\"}}";

        InForceEntry entry = check(pushed(5, "a", document)).orElseThrow();

        assertThat(new String(entry.document(), StandardCharsets.UTF_8)).isEqualTo(document);
        assertThat(entry.source().place()).isEqualTo(new RecordPlace("rules", 0, 5));
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(InForceKeeper.documents(memory))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(entry);
    }

    @Test
    void whatIsRefusedOrUnchangedIsNotWrittenAndWhatGoesIsTakenAway() {
        check(pushed(0, "a", always("a", 1, "BLOCK")));

        assertThat(check(pushed(1, "a", "{}"))).isEmpty();
        assertThat(check(pushed(2, "a", always("a", 1, "BLOCK")))).isEmpty();
        assertThat(check(pushed(3, "a", "")))
                .hasValueSatisfying(entry -> assertThat(entry.isGone()).isTrue());
        assertThat(memory.sources()).isEmpty();
    }

    @Test
    void aListIsWrittenWithItsLatestPlaceAlsoIfItsEntriesAreTheSameAndNotIfItIsRefused() {
        InForceEntry first = check(list(4, "{\"name\": \"ips\", \"entries\": [\"a\", \"b\"]}"))
                .orElseThrow();
        InForceEntry again = check(list(5, "{\"name\": \"ips\", \"entries\": [\"b\", \"a\"]}"))
                .orElseThrow();

        assertThat(first.key()).isEqualTo("list:ips");
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(first.source().place()).isEqualTo(new RecordPlace("lists", 0, 4));
        assertThat(again.document()).asString(StandardCharsets.UTF_8).contains("\"b\", \"a\"");
        assertThat(again.epoch()).isEqualTo(1);
        assertThat(again.source().place()).isEqualTo(new RecordPlace("lists", 0, 5));
        assertThat(memory.sources()).containsEntry("list:ips", again.source());
        assertThat(check(list(6, "{}"))).isEmpty();
    }

    @Test
    void aRuleThatWasSwitchedOffComesBackSwitchedOffUnderALaterEpoch() {
        InForceEntry off = new InForceEntry(
                "a",
                always("a", 3, "BLOCK").getBytes(StandardCharsets.UTF_8),
                3,
                90,
                pushedAt(new RecordPlace("rules", 0, 8)),
                "blocked too much");

        RulebookKeeper.UpdateResult result = keeper.restore(off, memory, 0);

        assertThat(result.update())
                .hasValueSatisfying(update ->
                        assertThat(((RulebookUpdate.Put) update).switchedOff()).isTrue());
        assertThat(result.answer().notes().reason()).isEqualTo("blocked too much");
        assertThat(memory.epoch()).isGreaterThanOrEqualTo(90);
        assertThat(memory.inForce().values())
                .extracting(RulebookMemory.Held::offReason)
                .containsExactly("blocked too much");
    }

    @Test
    void whatThisReleaseRefusesIsAnsweredAndLeavesWhatThereWas() {
        check(pushed(0, "a", always("a", 3, "BLOCK")));
        InForceEntry bad = new InForceEntry("a", "{}".getBytes(StandardCharsets.UTF_8), 3, 1, Push.UNKNOWN, "");

        assertThat(keeper.restore(bad, memory, 0).update()).isEmpty();
        assertThat(memory.inForce()).containsKey("a");
    }

    private Optional<InForceEntry> check(RawRecord record) {
        return keeper.check(record, memory, 0).flatMap(result -> InForceKeeper.entry(record, result, memory));
    }

    private static RawRecord list(long offset, String document) {
        return new RawRecord(
                RulebookTopics.DEFAULT.lists(),
                0,
                offset,
                0,
                "ips".getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8));
    }

    private static Push pushedAt(RecordPlace place) {
        return new Push(place, 1_234, new Sender("anna", 5_678, "AQI="), false);
    }
}
