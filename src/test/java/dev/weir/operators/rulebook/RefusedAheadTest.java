package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.seal.Signers;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.operators.Quarantine;
import dev.weir.rules.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** A model that was loaded before its record was checked, and is refused for something else than its loading. */
final class RefusedAheadTest {
    private static final String DOCUMENT = "{\"model\": \"m\", \"version\": 1, \"on\": \"transaction\", \"kind\":"
            + " \"logistic\", \"inputs\": {\"amount\": \"transaction.amount\"}, \"weights\": {\"amount\": 1}}";
    private static final RawRecord RECORD = new RawRecord(
            "models", 0, 0, 0, "m".getBytes(StandardCharsets.UTF_8), DOCUMENT.getBytes(StandardCharsets.UTF_8));

    private final AtomicInteger forgotten = new AtomicInteger();
    private final List<RulebookUpdate> news = new ArrayList<>();

    @Test
    void itIsLetGoAndTakenBack() {
        RulebookKeeper keeper = new RulebookKeeper(
                Documented.documents(),
                Documented.compiler(),
                RulebookTopics.DEFAULT,
                Signers.NONE,
                Trial.under(SeriesLimits.DEFAULT).loading(new Counted()));
        RecordChecker checker =
                new RecordChecker(keeper, new RulebookMemory(), Quarantine.NONE, new UnregisteredMetricsGroup());
        try (ModelsAhead ahead = new ModelsAhead(checker, news::add)) {
            while (ahead.isBusyWith(RECORD, 0)) {
                Thread.onSpinWait();
            }
            assertThat(forgotten).hasValue(0);
            assertThat(ahead.heard(RECORD, Optional.empty())).isEmpty();
        }

        assertThat(forgotten).hasValue(1);
        assertThat(news)
                .containsExactly(
                        new RulebookUpdate.Expect("models/m", DOCUMENT), new RulebookUpdate.Expect("models/m", ""));
    }

    /** Loads everything ahead. */
    private final class Counted implements ModelLoading {
        @Override
        public String fault(Model model) {
            return "";
        }

        @Override
        public Optional<Runnable> ahead(Model model) {
            return Optional.of(() -> {});
        }

        @Override
        public void forgetAhead() {
            forgotten.incrementAndGet();
        }
    }
}
