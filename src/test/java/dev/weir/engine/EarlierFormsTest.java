package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.guard.GuardTally;
import dev.weir.engine.guard.GuardTallyCodec;
import dev.weir.engine.guard.Guards;
import dev.weir.engine.guard.GuardsCodec;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.DecisionPartCodec;
import dev.weir.engine.join.Joining;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.PatternHistoryCodec;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.row.AppliedRows;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.PushCodec;
import dev.weir.events.binary.RawRecordCodec;
import dev.weir.events.binary.RuleStatusCodec;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.ListSample;
import dev.weir.rules.rule.Guard;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that earlier releases wrote is read by this one. */
final class EarlierFormsTest {

    @Test
    void aRulebookThatKnewNoListsKeepsItsRulesAndItsPlaceInTheirTopic() throws IOException {
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(2, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(1, out);
            Binary.writeVarLong(3, out);
            Binary.writeVarLong(42, out);
            Binary.writeCount(1, out);
            Binary.writeText("a", out);
            Binary.writeVarLong(5, out);
            Binary.writeText("{}", out);
            Binary.writeText("", out);
            new PatternHistoryCodec().write(PatternHistory.ALWAYS, out);
        }));
        memory.nameRulesTopic("my-rules");

        assertThat(memory.epoch()).isEqualTo(7);
        assertThat(memory.nextOffsets())
                .containsOnlyKeys(new TopicPart("my-rules", 3))
                .containsValue(42L);
        assertThat(memory.inForce()).containsEntry("a", new RulebookMemory.Held(5, "{}"));
        assertThat(memory.lists()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void aRulebookThatKnewPlacesButNotWhoPushedKeepsThePlaces(int version) throws IOException {
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(version, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeBytes(new byte[] {9}, out);
            Binary.writeCount(1, out);
            Binary.writeText("a", out);
            Binary.writeText("rules", out);
            Binary.writeCount(2, out);
            Binary.writeZigZag(42, out);
        }));

        assertThat(memory.sources())
                .containsEntry("a", new Push(new RecordPlace("rules", 2, 42), 0, Sender.NOBODY, false));
        assertThat(memory.removals()).isEmpty();
        assertThat(memory.lastSignedMillis("a")).isZero();
    }

    @Test
    void anAnswerThatDidNotSayWhatARuleCostsSaysAllElse() throws IOException {
        RuleStatus status = Bytes.read(new RuleStatusCodec(), written(out -> {
            Binary.writeVersion(4, out);
            Binary.writeText("a", out);
            Binary.writeZigZag(3, out);
            out.writeByte(1);
            Binary.writeCount(0, out);
            Binary.writeVarLong(7, out);
            Binary.writeZigZag(9, out);
            Binary.writeCount(0, out);
            Binary.writeText("", out);
            Binary.writeVarLong(0, out);
            Binary.writeCount(0, out);
            Binary.writeText("kept", out);
            Binary.writeText("", out);
            new PushCodec().write(Push.UNKNOWN, out);
        }));

        assertThat(status)
                .isEqualTo(new RuleStatus("a", 3, RuleStatus.Kind.ACTIVE, List.of(), 7, 9)
                        .with(RuleNotes.NONE.withKept(List.of(), "kept")));
    }

    @Test
    void aRecordOfWhichNobodyAskedWhoPushedItIsNobodys() throws IOException {
        RawRecord record = Bytes.read(new RawRecordCodec(), written(out -> {
            Binary.writeVersion(1, out);
            Binary.writeText("rules", out);
            Binary.writeCount(1, out);
            Binary.writeVarLong(2, out);
            Binary.writeZigZag(3, out);
            Binary.writeBytes(new byte[] {4}, out);
            Binary.writeBytes(new byte[] {5}, out);
        }));

        assertThat(record.sender()).isEqualTo(Sender.NOBODY);
        assertThat(record.value()).containsExactly(5);
    }

    @Test
    void aRuleThatWasInForceBeforeBirthsWereKnownHasAlwaysBeenThere() throws IOException {
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(3, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(0, out);
            Binary.writeCount(1, out);
            Binary.writeText("a", out);
            Binary.writeVarLong(5, out);
            Binary.writeText("{}", out);
            Binary.writeText("", out);
            new PatternHistoryCodec().write(PatternHistory.ALWAYS, out);
            Binary.writeVarLong(6, out);
            Binary.writeCount(0, out);
            Binary.writeText("failed", out);
            Binary.writeCount(0, out);
        }));

        assertThat(memory.inForce())
                .containsEntry(
                        "a", new RulebookMemory.Held(5, "{}", "", PatternHistory.ALWAYS, 0, 6, List.of(), "failed"));
    }

    @Test
    void aListOfWhichOnlyTheFingerprintWasWrittenIsKnownByIt() throws IOException {
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(5, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeCount(1, out);
            Binary.writeText("ips", out);
            out.writeLong(ListEntries.of(List.of("10.0.0.0/8")).fingerprint());
            Binary.writeCount(1, out);
            Binary.writeBytes(new byte[] {1}, out);
            Binary.writeCount(0, out);
        }));

        assertThat(memory.lists().get("ips"))
                .isNotNull()
                .matches(held -> held.holds(ListEntries.of(List.of("10.0.0.0/8"))))
                .matches(held -> held.sample().equals(ListSample.UNKNOWN));
        assertThat(memory.sealKey()).containsExactly(1);
    }

    @Test
    void aRulebookThatTookNothingFromRowsHasAppliedNone() throws IOException {
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(9, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeBytes(new byte[] {1}, out);
            for (int i = 0; i < 4; i++) { // who pushed what, removals, documents, entries that rules wrote
                Binary.writeCount(0, out);
            }
        }));

        assertThat(memory.epoch()).isEqualTo(7);
        assertThat(memory.rows()).usingRecursiveComparison().isEqualTo(new AppliedRows());
    }

    @Test
    void guardsThatCountedEvaluationsBeginAnew() throws IOException {
        Guards guards = Bytes.read(new GuardsCodec(), written(out -> {
            Binary.writeVersion(1, out);
            Binary.writeCount(1, out);
            Binary.writeText("r", out);
            Binary.writeVarLong(5, out);
            GuardTallyCodec.writeGuard(Optional.of(new Guard(0.05, 60_000)), out);
            for (int window = 0; window < 2; window++) {
                Binary.writeVarLong(10, out);
                Binary.writeZigZag(-3, out);
                for (int count = 0; count < 120; count++) {
                    Binary.writeVarLong(1_000 + count, out);
                }
            }
        }));

        assertThat(guards.byRule()).isEmpty();
    }

    @Test
    void aTallyOfEvaluationsIsReadAsOneThatKnowsNobody() throws IOException {
        GuardTally tally = Bytes.read(new GuardTallyCodec(), written(out -> {
            Binary.writeVersion(1, out);
            Binary.writeVarLong(7, out);
            Binary.writeZigZag(-5, out);
            Binary.writeVarLong(300, out);
            Binary.writeCount(1, out);
            Binary.writeText("r", out);
            Binary.writeVarLong(2, out);
            GuardTallyCodec.writeGuard(Optional.empty(), out);
            Binary.writeVarLong(300, out);
            Binary.writeVarLong(200, out);
            Binary.writeVarLong(100, out);
        }));

        assertThat(tally).isEqualTo(new GuardTally(7, -5, 0, List.of(), new BitSet(), List.of()));
    }

    @Test
    void aTallyWithTheSubjectsOfEachRuleIsReadAsItWas() throws IOException {
        byte[] both = {3};
        GuardTally tally = Bytes.read(new GuardTallyCodec(), written(out -> {
            Binary.writeVersion(2, out);
            Binary.writeVarLong(7, out);
            Binary.writeZigZag(-5, out);
            out.writeByte(0);
            Binary.writeCount(2, out);
            out.writeLong(11);
            out.writeLong(12);
            Binary.writeBytes(both, out);
            Binary.writeCount(1, out);
            Binary.writeText("r", out);
            Binary.writeVarLong(2, out);
            Binary.writeVarLong(3, out);
            GuardTallyCodec.writeGuard(Optional.empty(), out);
            Binary.writeBytes(both, out);
            Binary.writeBytes(new byte[] {2}, out);
            Binary.writeBytes(new byte[0], out);
        }));

        BitSet all = BitSet.valueOf(both);
        BitSet second = BitSet.valueOf(new byte[] {2});
        GuardTally.OfRule rule = new GuardTally.OfRule("r", 2, 3, Optional.empty(), all, second, new BitSet());
        assertThat(tally).isEqualTo(new GuardTally(7, -5, 0, List.of(11L, 12L), all, List.of(rule)));
    }

    @Test
    void aKeyOfWhichNoDatesWereKeptHasNone() throws IOException {
        ProfileStateCodec codec = new ProfileStateCodec();
        byte[] now = written(out -> codec.write(new ProfileState(), out));
        byte[] before = Arrays.copyOf(now, now.length - 1);
        before[0] = 2;

        ProfileState read = Bytes.read(codec, before);

        assertThat(read.hasDates()).isFalse();
        assertThat(written(out -> codec.write(read, out))).isEqualTo(now);
    }

    @Test
    void aPartThatWaitsForOthersHadNoPoliciesAndThenNoChannelsOfDocuments() throws IOException {
        DecisionPart part = new DecisionPart(new Joining("c-1", 7, 2), 5, Optional.empty(), Optional.empty());
        DecisionPartCodec codec = new DecisionPartCodec();
        byte[] now = written(out -> codec.write(part, out));
        for (byte version = 1; version <= 2; version++) {
            byte[] before = Arrays.copyOf(now, now.length - 3 + version);
            before[0] = version;
            assertThat(Bytes.read(codec, before)).isEqualTo(part);
        }
    }

    private interface Form {
        void write(DataOutput out) throws IOException;
    }

    private static byte[] written(Form form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        form.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
