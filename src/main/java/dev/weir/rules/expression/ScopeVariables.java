package dev.weir.rules.expression;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.rules.expression.type.EventTypes;
import dev.weir.rules.expression.type.Membership;
import dev.weir.rules.expression.type.Naming;
import dev.weir.rules.expression.type.Recently;
import dev.weir.rules.expression.type.Scope;
import dev.weir.rules.expression.type.StageName;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of {@code when}, of a stage's conditions and their like, read as they are asked for. */
final class ScopeVariables implements CelVariableResolver {
    private final Scope scope;
    private final Naming naming;
    private final EventType type;
    private @Nullable CelStruct event;

    ScopeVariables(Scope scope, Naming naming) {
        this.scope = scope;
        this.naming = naming;
        this.type = scope.event().type();
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.of(variable(name));
    }

    private Object variable(String name) {
        if (name.equals(type.ruleName())) {
            return event();
        }
        StageName stage = naming.stages().get(name);
        if (stage != null) {
            return taken(stage, scope.stage(name));
        }
        if (name.equals(Membership.LISTS)) {
            return scope.view().lists();
        }
        if (name.equals(Recently.SUBJECT)) {
            return scope;
        }
        if (name.equals(EventTypes.NOW)) {
            return Instant.ofEpochMilli(scope.nowMillis());
        }
        if (name.equals(EventTypes.STOCK)) {
            return naming.ownStock() || type.equals(EventType.CLICK)
                    ? CelEvent.stock(scope.stock())
                    : CelStruct.absent(EventTypes.STOCK);
        }
        return naming.events().contains(name) ? CelStruct.absent(name) : CelValues.toCel(scope.feature(name));
    }

    private CelStruct event() {
        CelStruct known = event;
        if (known == null) {
            known = CelEvent.of(scope.view(), this::line);
            event = known;
        }
        return known;
    }

    private static Object taken(StageName stage, List<Event> events) {
        if (!stage.isList()) {
            return events.isEmpty() ? CelStruct.absent(stage.name()) : CelEvent.of(events.get(0));
        }
        List<CelStruct> list = new ArrayList<>(events.size());
        for (Event event : events) {
            list.add(CelEvent.of(event));
        }
        return list;
    }

    private CelStruct line(int line) {
        Transaction transaction = (Transaction) scope.event();
        return CelEvent.line(transaction.items().get(line), scope, line);
    }
}
