package dev.weir.patterns;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.not;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.match.CompiledPattern;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What it costs that matches skip others, in memory that is allocated: unlike time it does not hang on the machine. */
class SkippingCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void manyAbsencesThatAreUpOneAfterTheOtherCostAsMuchEachAsFew() throws PatternException {
        CompiledPattern pattern = CompiledPattern.of(Letters.of(stage("a"), not("b"))
                .within(2_000)
                .after(new AfterMatch.SkipPastLastEvent())
                .definition());
        passed(pattern, 100); // classes are loaded
        long few = passed(pattern, 100) / 100;
        long many = passed(pattern, 1_000) / 1_000;
        assertThat(many).isLessThan(2 * few);
    }

    /** Bytes allocated while time ends as many absences as there are, each at a time of its own. */
    private static long passed(CompiledPattern pattern, int absences) {
        PatternKey key = new PatternKey(pattern, Letters.CONDITIONS, false);
        for (int i = 0; i < absences; i++) {
            key.arrive(click('a', i), -1);
        }
        key.pass(absences);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        key.pass(10_000);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(key.byTime()).hasSize(absences);
        return allocated;
    }
}
