package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules put addresses on a list because of what sessions did before somebody logged in, in a job that restarts. */
final class ListsOfSessionsTest {
    private static final long MINUTE = 60_000;
    private static final EngineSettings ENGINE = JobSettingsForTests.writing("hot")
            .engine()
            .with(new IdentitySettings("customer", "sessionId", "customerId", 60 * MINUTE, 30 * MINUTE, 10));
    private static final JobSettings SETTINGS = JobSettingsForTests.deciding(ENGINE);

    /** Looks at three products, of which two before the login, put the address on a list. */
    private static final String WRITES = "{\"id\":\"writes\",\"version\":1,\"on\":\"click\",\"features\":{\"views\":"
            + "{\"count\":\"click\",\"where\":\"click.type == 'VIEW'\",\"by\":[\"customerId\"],\"over\":\"10m\"}},"
            + "\"when\":\"views >= 2\",\"then\":{\"outcome\":\"REVIEW\","
            + "\"list\":{\"name\":\"hot\",\"entry\":\"click.ip\",\"for\":\"1h\"}}}";

    private static final String ASKS = "{\"id\":\"asks\",\"version\":1,\"on\":\"transaction\","
            + "\"when\":\"inList('hot', transaction.ip)\",\"then\":{\"outcome\":\"BLOCK\"}}";

    @Test
    void aRestartAfterEachEventChangesNoDecisionAndWritesEachEntryAsBefore() throws Exception {
        try (WritingJob once = new WritingJob(SETTINGS);
                WritingJob often = new WritingJob(SETTINGS)) {
            for (WritingJob job : List.of(once, often)) {
                job.push(pushed(0, "writes", WRITES), pushed(1, "asks", ASKS));
            }
            int parallelism = 1;
            for (Event event : traffic()) {
                once.receive(event);
                often.receive(event);
                parallelism = 3 - parallelism;
                often.restart(parallelism);
            }

            assertThat(told(once.decisions())).containsExactlyElementsOf(told(local()));
            assertThat(told(often.decisions())).containsExactlyElementsOf(told(once.decisions()));
            assertThat(often.writes())
                    .as("at each login, and with a later end at the look after it")
                    .containsExactlyElementsOf(once.writes())
                    .hasSize(6);
        }
    }

    /** Three sessions at once; the customer of one payment was never there, and pays from the address of another. */
    private static List<Event> traffic() {
        List<Event> events = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 3; i++) {
                long at = MINUTE + round * 1_000L + i;
                String of = "s-" + i;
                String ip = "10.0.0." + i;
                events.add(
                        switch (round) {
                            case 0, 1 ->
                                visit("v-" + i + round)
                                        .by("")
                                        .in(of)
                                        .from(ip)
                                        .at(at)
                                        .event();
                            case 3 ->
                                visit("l-" + i)
                                        .by("c-" + i)
                                        .kind("LOGIN")
                                        .in(of)
                                        .from(ip)
                                        .at(at)
                                        .event();
                            case 2, 4 ->
                                payment("p-" + i + round)
                                        .by("x-" + i)
                                        .from(ip)
                                        .at(at)
                                        .event();
                            default ->
                                visit("f-" + i).by("").in(of).from(ip).at(at).event();
                        });
            }
        }
        return events;
    }

    private static List<Decision> local() {
        RuleCompiler compiler = new RuleCompiler(ENGINE.schema(), ENGINE.ruleLimits());
        LocalEngine engine = new LocalEngine(ENGINE, Documented.documents(), compiler, 0);
        engine.push("writes", WRITES.getBytes(StandardCharsets.UTF_8));
        engine.push("asks", ASKS.getBytes(StandardCharsets.UTF_8));
        List<Decision> decisions = new ArrayList<>();
        traffic().forEach(event -> decisions.addAll(engine.decide(event)));
        return decisions;
    }

    private static List<String> told(List<Decision> decisions) {
        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsOnly("APPROVE", "REVIEW", "BLOCK")
                .hasSize(12);
        return decisions.stream()
                .map(one -> one.trigger().id() + " " + one.subject() + " " + one.outcome() + " " + one.reasons())
                .toList();
    }
}
