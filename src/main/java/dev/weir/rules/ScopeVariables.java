package dev.weir.rules;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import java.time.Instant;
import java.util.Optional;

/** The variables of {@code when} and its like, read as they are asked for. */
final class ScopeVariables implements CelVariableResolver {
    private final Scope scope;
    private final String eventName;
    private final boolean seesStock;

    ScopeVariables(Scope scope) {
        EventType type = scope.event().type();
        this.scope = scope;
        this.eventName = type.ruleName();
        this.seesStock = type == EventType.CLICK;
    }

    @Override
    public Optional<Object> find(String name) {
        if (name.equals(eventName)) {
            return Optional.of(CelEvent.of(scope.view(), this::line));
        }
        if (name.equals(EventTypes.NOW)) {
            return Optional.of(Instant.ofEpochMilli(scope.event().timestampMillis()));
        }
        if (seesStock && name.equals(EventTypes.STOCK)) {
            return Optional.of(CelEvent.stock(scope.stock()));
        }
        return Optional.of(CelValues.toCel(scope.feature(name)));
    }

    private CelStruct line(int line) {
        Transaction transaction = (Transaction) scope.event();
        return CelEvent.line(transaction.items().get(line), scope, line);
    }
}
