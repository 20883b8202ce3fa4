package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.operators.EventReader.Reading;
import dev.weir.sandbox.hostile.HostileInputs;
import dev.weir.sandbox.hostile.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Records of the topic of rules: checked, answered, and where one is taken, asked about some events. */
final class RuleTarget implements Target {
    /** What a producer sends at most, by Kafka's default. */
    private static final int MAX_REQUEST_BYTES = 1_000_000;

    private static final int REPETITIONS = 4;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"\\\\]{1,64})\"");

    private final Library library;
    private final HostileInputs inputs;
    private final List<Event> events = new ArrayList<>();

    RuleTarget(Library library) {
        this.library = library;
        this.inputs = HostileInputs.ofExpressions(library.rules());
        read("transactions", Samples.TRANSACTIONS);
        read("clickstream", Samples.CLICKS);
        read("inventory", Samples.INVENTORY);
    }

    /** Each several times under ids and at times of its own, so that windows and patterns see more than one. */
    private void read(String topic, List<String> good) {
        for (int i = 0; i < REPETITIONS * good.size(); i++) {
            String record = good.get(i % good.size())
                    .replaceFirst("(\"(?:transactionId|eventId)\":\"[^\"]*)", "$1-" + i)
                    .replace("10:00:00.123", "10:0" + i % 10 + ":00.123");
            byte[] value = record.getBytes(StandardCharsets.UTF_8);
            if (library.reader().read(new RawRecord(topic, 0, i, 1_772_445_700_000L, new byte[0], value))
                    instanceof Reading.Accepted accepted) {
                events.add(accepted.event());
            }
        }
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) {
        LocalEngine engine = library.emptyEngine();
        var id = ID.matcher(new String(input, StandardCharsets.UTF_8));
        RuleStatus answer = engine.push(id.find() ? id.group(1) : "rule", input);
        assertThat(new JsonRuleStatus().write(answer)).hasSizeLessThan(MAX_REQUEST_BYTES);
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            assertThat(answer.errors()).isNotEmpty();
            return false;
        }
        for (Event event : events) {
            for (Decision decision : engine.decide(event)) {
                assertThat(new JsonDecisions().write(decision)).hasSizeLessThan(MAX_REQUEST_BYTES);
            }
        }
        engine.passTo(events.get(0).timestampMillis() + 100L * 24 * 3_600_000);
        return true;
    }
}
