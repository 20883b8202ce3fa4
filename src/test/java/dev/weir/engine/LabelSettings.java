package dev.weir.engine;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.Schema;
import java.util.List;
import java.util.Map;

/** The settings of an engine that reads labels. */
public final class LabelSettings {
    private LabelSettings() {}

    /** Labels come within this horizon. */
    public static EngineSettings reading(long horizonMillis) {
        return of(EventDefinitions.BUILT_IN.and(List.of(new LabelDefinition("labels", horizonMillis))));
    }

    /** No labels are read. */
    static EngineSettings none() {
        return of(EventDefinitions.BUILT_IN);
    }

    private static EngineSettings of(EventDefinitions definitions) {
        EngineSettings usual = EngineSettings.DEFAULT;
        return new EngineSettings(
                new Schema(Map.of(EventType.TRANSACTION, Map.of("terminal", ValueType.STRING)), Map.of(), definitions),
                usual.ruleLimits(),
                usual.seriesLimits(),
                usual.deduplicationMillis(),
                usual.otherContent(),
                usual.outcomes());
    }
}
