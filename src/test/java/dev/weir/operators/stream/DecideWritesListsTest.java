package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Decide puts on lists. */
final class DecideWritesListsTest {
    private static final String RULE = "{\"id\":\"w\",\"version\":1,\"on\":\"transaction\",\"when\":\"true\",\"then\":"
            + "{\"list\":{\"name\":\"hot\",\"entry\":\"transaction.customerId\",\"for\":\"24h\"}}}";

    @Test
    void anEntryGoesOutOnceAndAfterAFailureTheSameAgain() throws Exception {
        try (var room = room(JobSettingsForTests.writing("hot"))) {
            room.receive(announced("c-1", 1));
            room.receive(announced("c-1", 2));
            room.receive(announced("c-2", 3));
            List<ListWrite> written = room.aside(Decide.LIST_WRITES);
            assertThat(written).extracting(ListWrite::entry).containsExactly("c-1", "c-2");
            assertThat(written).extracting(ListWrite::list).containsOnly("hot");

            try (var again = room.restarted(2)) {
                again.receive(announced("c-1", 4));
                assertThat(again.aside(Decide.LIST_WRITES)).containsExactly(written.get(0));
            }
        }
    }

    @Test
    void aJobThatNamesNoListsWritesNothing() throws Exception {
        try (var room = room(JobSettingsForTests.SETTINGS)) {
            room.receive(announced("c-1", 1));

            assertThat(room.output()).hasSize(1);
            assertThat(room.aside(Decide.LIST_WRITES)).isEmpty();
        }
    }

    private static KeyedInstances<SubjectMessage, Decision> room(JobSettings settings) throws Exception {
        KeyedInstances<SubjectMessage, Decision> room = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION),
                Backend.HEAP,
                1);
        room.receive(Documented.put(1, "w", RULE));
        room.receive(new RulebookUpdate.Ready(1));
        return room;
    }

    private static Announced announced(String customer, int number) {
        return new Announced(
                1,
                number,
                customer,
                dev.weir.engine.Payment.payment("t-" + number).by(customer).event(),
                0,
                true,
                Announced.UNKNOWN);
    }
}
