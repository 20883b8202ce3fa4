package dev.weir.twin;

import dev.weir.engine.NaiveJoins;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import java.util.Map;

/** What the job config of random shops says: attributes, a table of customers, decisions that come back, sessions. */
final class Shop {
    static final String TRANSACTION = "transaction";
    static final String CLICK = "click";
    static final String CUSTOMER = "customer";
    static final String DECISION = "decision";
    static final EventType CUSTOMER_TYPE = EventType.table(CUSTOMER);
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** How far the watermark is behind. */
    static final long LATENESS = MINUTE;

    static final IdentitySettings IDENTITY =
            new IdentitySettings("customer", "sessionId", "customerId", 2 * DAY, HOUR, 20);

    static final Schema SCHEMA = new Schema(
            Map.of(
                    EventType.TRANSACTION,
                    Map.of("sessionId", ValueType.STRING, "creditor", ValueType.STRING, "debtor", ValueType.STRING)),
            Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION),
            EventDefinitions.BUILT_IN.and(List.of(new TableDefinition(
                    CUSTOMER_TYPE,
                    new TableDefinition.Topics("customers", ""),
                    "customerId",
                    Map.of(
                            "segment",
                            ValueType.STRING,
                            "limit",
                            ValueType.DOUBLE,
                            "birth",
                            ValueType.STRING,
                            "ends",
                            ValueType.TIMESTAMP,
                            "zone",
                            ValueType.STRING),
                    true))));

    /** With a channel of offers, which no caller waits for. */
    static final RuleLimits LIMITS = limits(OutcomeNames.of(
            List.of("APPROVE", "REVIEW", "BLOCK", "COUPON"), List.of("risk", "offers"), List.of("hot")));

    /** Without the channel of offers. */
    static final RuleLimits OF_RISK =
            limits(OutcomeNames.of(List.of("APPROVE", "REVIEW", "BLOCK"), List.of("risk"), List.of("hot")));

    private static RuleLimits limits(OutcomeNames outcomes) {
        return new RuleLimits(
                RuleLimits.DEFAULT.maxDocumentBytes(),
                RuleLimits.DEFAULT.maxExpressionChars(),
                400 * DAY,
                RuleLimits.DEFAULT.maxOpenMatches(),
                RuleLimits.DEFAULT.expressions(),
                RuleLimits.DEFAULT.counts(),
                RuleLimits.FOREVER_MILLIS,
                outcomes.withRisk(List.of("APPROVE", "REVIEW", "BLOCK")));
    }

    private Shop() {}

    /** Room for events that come hours late. */
    static EngineSettings settings(FiringPolicies policies) {
        return settings(policies, 1_000);
    }

    /**
     * Little room in the head of a series, so that it has segments after some events.
     *
     * @param lateEntries how many events are kept for late ones; the others become daily sums
     */
    static EngineSettings settings(FiringPolicies policies, int lateEntries) {
        return new EngineSettings(
                SCHEMA,
                LIMITS,
                new SeriesLimits(8, DAY, lateEntries, 1_000_000, 1_000, 4_096),
                HOUR,
                ContentMismatchPolicy.DECIDE,
                NaiveJoins.CHANNELS,
                policies,
                IDENTITY);
    }
}
