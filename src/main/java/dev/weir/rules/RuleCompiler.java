package dev.weir.rules;

import dev.weir.events.EventType;
import dev.weir.events.Schema;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a rule of a document: document → checked → planned. Immutable and safe for use by several threads; not
 * serializable, make one per operator.
 */
public final class RuleCompiler {
    private final RuleLimits limits;
    private final FeatureReader features;
    private final TriggerExpressions.Checkers checkers;

    /** For events of this schema and rules of at most this size. */
    public RuleCompiler(Schema schema, RuleLimits limits) {
        Dialect dialect = new Dialect(limits.maxExpressionChars());
        this.limits = limits;
        this.features = new FeatureReader(schema, limits, dialect);
        this.checkers = new TriggerExpressions.Checkers(schema, limits, dialect);
    }

    /** Checks the whole document; a rejection names every error in it. */
    public Compiled compile(Node document) {
        Findings findings = new Findings();
        Section rule = Section.of(document, "", findings);
        if (findings.count() > 0) {
            return new Compiled.Rejected("", 0, findings.errors());
        }
        Header header = Header.read(rule, findings);
        Optional<EventType> on = header.on();
        FeatureSet read = FeatureSet.read(rule.section("features"), on, features, findings);
        TriggerExpressions expressions = new TriggerExpressions(checkers, on, read, findings);
        RuleBody body = RuleBody.read(rule, expressions, limits);
        if (findings.count() > 0 || on.isEmpty()) {
            return new Compiled.Rejected(header.id(), header.version(), findings.errors());
        }
        return new Compiled.Accepted(rule(header, on.get(), read, body));
    }

    private static Rule rule(Header header, EventType on, FeatureSet features, RuleBody body) {
        return new Rule(
                header.id(),
                header.version(),
                header.description(),
                header.tags(),
                header.mode(),
                header.rolloutPercent(),
                header.active().fromMillis(),
                header.active().untilMillis(),
                header.priority(),
                Set.of(on),
                Optional.empty(),
                features.features(),
                body.whenFeatures(),
                body.usesStock(),
                body.when(),
                body.subject(),
                body.then().outcome(),
                body.then().score(),
                body.then().params(),
                body.then().cooldownMillis());
    }
}
