package dev.weir.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.hostile.HostileInputs;
import dev.weir.sandbox.hostile.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the job itself writes and reads again, or the commands do: answers, decisions, and what is in force. Somebody else may
 * write to these topics too.
 */
final class AnswerTarget implements Target {
    private static final String STATUS_TOPIC = "rule-status";
    private static final JsonMapper JSON = new JsonMapper();

    private final HostileInputs inputs;
    private final RulebookKeeper keeper;
    private final RulebookMemory memory = new RulebookMemory();
    private final byte[] rule;
    private long offset;

    AnswerTarget(Library library) {
        List<String> good = new ArrayList<>(Samples.ANSWERS);
        good.addAll(Samples.DECISIONS);
        good.addAll(library.lists());
        good.add(library.rules().get(0));
        this.inputs = HostileInputs.of(good);
        this.keeper = library.keeper();
        this.rule = library.rules().get(0).getBytes(StandardCharsets.UTF_8);
        memory.sealUnder(new byte[SwitchOffSeal.KEY_BYTES]);
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) {
        keeper.check(new RawRecord(STATUS_TOPIC, 0, offset++, 0, rule, input), memory, 0);
        restore("list:x", input);
        restore("x", input);
        restore("list:x", rule);
        return isShown(input);
    }

    private void restore(String key, byte[] document) {
        String offReason = offset % 2 == 0 ? "" : "failed";
        keeper.restore(new InForceEntry(key, document, offset % 3, offset, Push.UNKNOWN, offReason), memory, 0);
    }

    /** As the commands and the sandbox do. */
    private static boolean isShown(byte[] input) {
        JsonNode said = parsed(input);
        DecisionSeen decision = DecisionSeen.of(said);
        int shown = decision.sentence().length() + decision.headline().length();
        shown += RuleAnswer.of(said).sentences().size();
        return shown > 0 && said.isObject();
    }

    private static JsonNode parsed(byte[] input) {
        try {
            return JSON.readTree(input);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }
}
