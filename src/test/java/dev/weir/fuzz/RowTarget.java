package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.row.RuleRows;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.hostile.HostileInputs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Records of a captured table of rules; each third has its value as the key, too, and each fourth is of lists. */
final class RowTarget implements Target {
    private static final int MAX_REQUEST_BYTES = 1_000_000;

    private final HostileInputs inputs;
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RuleRows.TOPICS);
    private final RulebookMemory memory = new RulebookMemory();
    private long offset;

    RowTarget() {
        String row = RuleRows.row("a", RuleDraft.always("a", 1, "BLOCK"), true);
        this.inputs = HostileInputs.of(List.of(
                row,
                RuleRows.envelope("c", 7, "null", row),
                RuleRows.envelope("d", 9, row, "null"),
                "{\"schema\":{\"type\":\"struct\",\"fields\":[]},\"payload\":" + RuleRows.envelope("u", 8, row, row)
                        + "}",
                "{\"name\":\"bad\",\"entry\":\"1.2.3.4\",\"until\":\"2027-03-01T00:00:00Z\"}"));
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) {
        offset++;
        String key = offset % 3 == 0 ? new String(input, StandardCharsets.UTF_8) : RuleRows.key("a");
        RawRecord record = new RawRecord(
                offset % 4 == 0 ? "list-rows" : "rule-rows",
                0,
                offset,
                1_795_000_000_000L,
                key.getBytes(StandardCharsets.UTF_8),
                input);
        Optional<RuleStatus> answer = keeper.check(record, memory, 0).map(RulebookKeeper.UpdateResult::answer);
        answer.ifPresent(said -> assertThat(new JsonRuleStatus().write(said)).hasSizeLessThan(MAX_REQUEST_BYTES));
        return answer.filter(said -> said.kind() == RuleStatus.Kind.REJECTED).isEmpty();
    }
}
