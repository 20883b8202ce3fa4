package dev.weir.operators;

import dev.weir.engine.EngineSettings;
import dev.weir.engine.GuardSettings;
import dev.weir.engine.RulebookTopics;
import dev.weir.io.Documents;

/** The job settings of the tests: defaults, and a minute into the future. */
public final class JobSettingsForTests {
    /** These. */
    public static final JobSettings SETTINGS = new JobSettings(
            EngineSettings.DEFAULT,
            Documents.json(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes()),
            RulebookTopics.DEFAULT,
            GuardSettings.DEFAULT,
            60_000,
            0,
            Quarantine.NONE);

    private JobSettingsForTests() {}

    /** The same, but that rules have at most so many bytes. */
    static JobSettings readingAtMost(int bytes) {
        return new JobSettings(
                SETTINGS.engine(),
                Documents.json(bytes),
                SETTINGS.topics(),
                SETTINGS.guards(),
                SETTINGS.maxFutureMillis(),
                SETTINGS.latenessMillis(),
                SETTINGS.quarantine());
    }
}
