package dev.weir.engine.deploy;

import static dev.weir.engine.Documented.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import java.util.Optional;

/** The records of rules that a test pushes one after the other, and what a keeper says of each. */
final class PushedRules {
    final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);

    RulebookMemory memory = new RulebookMemory();
    long offset;

    RawRecord by(String name, String document) {
        return new RawRecord(
                "rules",
                0,
                offset++,
                1_700_000_000_000L,
                "a".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                document.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new Sender(name, 0, ""));
    }

    Kind answer(String key, String document) {
        return push(key, document).answer().kind();
    }

    RuleError refusal(String key, String document) {
        UpdateResult result = push(key, document);
        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        return result.answer().errors().get(0);
    }

    UpdateResult push(String key, String document) {
        Optional<UpdateResult> result = keeper.check(pushed(offset++, key, document), memory, 0);
        return result.orElseThrow();
    }

    /** The answer but for what it is the answer to. */
    static RuleStatus said(UpdateResult result) {
        return result.answer().with(result.answer().notes().withPush(Push.UNKNOWN));
    }
}
