package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule did not fire because of other documents: rules that it asks about, and caps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainOthersTest {
    private CommandsAtWork here;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        here = CommandsAtWork.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
    }

    @Test
    void theRulesThatARuleAsksAboutAreAskedAgainWithIt() throws Exception {
        here.write("beside/much.yaml", """
                id: much
                version: 1
                on: transaction
                features: {paid1h: {sum: transaction.amount, by: [customerId], over: 1h}}
                when: transaction.customerId == 'beside' && paid1h > 100
                then: {outcome: REVIEW}
                """);
        here.write("beside/beside.yaml", """
                id: beside
                version: 1
                on: transaction
                when: fired("much") && transaction.country == "XX"
                then: {outcome: BLOCK}
                """);
        here.weir("rules", "push", here.at("beside"), "--wait");
        here.send("{\"transactionId\":\"beside-1\",\"customerId\":\"beside\",\"amount\":60,\"country\":\"XX\"}");
        here.send("{\"transactionId\":\"beside-2\",\"customerId\":\"beside\",\"amount\":60,\"country\":\"DE\"}");

        assertThat(here.weir("explain", "beside-1", "--rule", "beside").out())
                .anyMatch(line -> line.equals("beside, version 1, did not fire: its condition is not true"))
                .anyMatch(line -> line.matches(" +fired\\(\"much\"\\) +false"));
        assertThat(here.weir("explain", "beside-2", "--rule", "beside").out())
                .anyMatch(line -> line.matches(" +fired\\(\"much\"\\) +true"));
    }

    @Test
    void ofARuleThatAPushedCapKeepsBackTheCapIsSaid() throws Exception {
        here.write("capped/caps/few.yaml", "id: caps/few\nversion: 1\ntags: [few]\ncount: 2\nover: 7d\n");
        here.write("capped/capped.yaml", """
                id: capped
                version: 1
                tags: [few]
                on: transaction
                when: transaction.customerId == 'capped'
                then: {outcome: REVIEW}
                """);
        assertThat(here.weir("rules", "push", here.at("capped"), "--wait").code())
                .isZero();
        for (int i = 1; i <= 3; i++) {
            here.send("{\"transactionId\":\"capped-" + i + "\",\"customerId\":\"capped\",\"amount\":40}");
        }

        assertThat(here.weir("explain", "capped-2", "--rule", "capped").text()).contains("fired: REVIEW");
        assertThat(here.weir("explain", "capped-3", "--rule", "capped").text())
                .contains("capped, version 1, did not fire: the cap 'few'");
    }
}
