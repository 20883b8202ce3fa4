package dev.weir.rules.expression.eval;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.LineItem;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Variable;
import dev.weir.rules.expression.scope.FieldSlot;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the variables of an environment, by number. */
final class EvalNames {
    private static final String COLUMN = "segment";

    private EvalNames() {}

    /** Returns a node that reads a variable. */
    static Eval of(Variable variable, Environment environment) {
        int number = variable.number();
        return switch (variable.kind()) {
            case EVENT -> new AtHand(variable.events().iterator().next());
            case ITEM -> new Item();
            case FEATURE -> frame -> CelValues.toCel(frame.scope().feature(number));
            case STAGE ->
                variable.isList()
                        ? new TakenList(number, environment)
                        : new Taken(variable.name(), number, environment);
            case STOCK_OF_EVENT -> new StockOfEvent();
            case STOCK_OF_KEY -> frame -> EventStructs.stock(frame.scope().stock());
            case NOW -> frame -> Instant.ofEpochMilli(frame.scope().nowMillis());
            case LISTS -> frame -> frame.scope().atHand().lists();
            case TABLE -> {
                String table = Lookup.tableOf(variable);
                yield frame -> frame.scope().atHand().lists().named(table);
            }
            case ROW ->
                throw Failure.of(
                        "a row has no value of its own; name a column, such as " + variable.name() + "." + COLUMN);
            case SUBJECT -> Eval.Frame::scope;
            case GIVEN -> frame -> frame.bound(number);
        };
    }

    /**
     * Returns a node that reads a field of a variable directly; empty if the whole variable has to be created first.
     */
    static Optional<Eval> field(Variable variable, String field, Environment environment) {
        return switch (variable.kind()) {
            case EVENT ->
                environment.field(variable.events().iterator().next(), field).map(AtHandField::new);
            case ITEM -> Optional.of(new ItemField(field));
            case STAGE -> variable.isList() ? Optional.empty() : takenField(variable, field, environment);
            case ROW -> column(environment.column(variable.name(), field));
            case FEATURE, STOCK_OF_EVENT, STOCK_OF_KEY, NOW, LISTS, TABLE, SUBJECT, GIVEN -> Optional.empty();
        };
    }

    private static Optional<Eval> column(OptionalInt asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        int number = asked.getAsInt();
        return Optional.of(frame -> CelValues.toCel(frame.scope().feature(number)));
    }

    /** Returns a node that reads a declared attribute of the current event directly. */
    static Optional<Eval> attribute(Variable variable, String attribute, Environment environment) {
        return variable.kind() == Variable.Kind.EVENT
                ? environment
                        .attribute(variable.events().iterator().next(), attribute)
                        .map(AtHandField::new)
                : Optional.empty();
    }

    private static Optional<Eval> takenField(Variable stage, String field, Environment environment) {
        List<FieldSlot> slots = new ArrayList<>();
        for (EventType type : stage.events()) {
            environment.field(type, field).ifPresent(slots::add);
        }
        return slots.isEmpty() ? Optional.empty() : Optional.of(new TakenField(stage.number(), List.copyOf(slots)));
    }

    /** The current event; absent if it has another type. */
    private record AtHand(EventType type) implements Eval {
        @Override
        public Object in(Frame frame) {
            return type.equals(frame.scope().event().type()) ? frame.event() : CelStruct.absent(type.ruleName());
        }
    }

    /** A field or an attribute of the current event. */
    private record AtHandField(FieldSlot slot) implements Eval {
        @Override
        public Object in(Frame frame) {
            return frame.scope().atHand().field(slot);
        }
    }

    /** The line that a feature refers to. */
    private record Item() implements Eval {
        @Override
        public Object in(Frame frame) {
            Scope scope = frame.scope();
            return scope.line() == Scope.NO_LINE ? CelValues.ABSENT : EventStructs.line(item(scope));
        }
    }

    /** A field of that line. */
    private record ItemField(String field) implements Eval {
        @Override
        public Object in(Frame frame) {
            Scope scope = frame.scope();
            return scope.line() == Scope.NO_LINE ? CelValues.ABSENT : EventStructs.lineField(item(scope), field);
        }
    }

    private static LineItem item(Scope scope) {
        return scope.event().items().get(scope.line());
    }

    /** The event that a stage has taken. */
    private record Taken(String stage, int number, Environment environment) implements Eval {
        @Override
        public Object in(Frame frame) {
            Event event = frame.scope().firstOfStage(number);
            return event == null ? CelStruct.absent(stage) : EventStructs.taken(event, environment);
        }
    }

    /** The events that a stage has taken. */
    private record TakenList(int number, Environment environment) implements Eval {
        @Override
        public Object in(Frame frame) {
            List<Event> events = frame.scope().stage(number);
            List<CelStruct> taken = new ArrayList<>(events.size());
            for (Event event : events) {
                taken.add(EventStructs.taken(event, environment));
            }
            return taken;
        }
    }

    /**
     * A field of the event that a stage has taken.
     *
     * @param slots one for each type that the stage takes and that has the field
     */
    private record TakenField(int stage, List<FieldSlot> slots) implements Eval {
        @Override
        public Object in(Frame frame) {
            Event event = frame.scope().firstOfStage(stage);
            if (event == null) {
                return CelValues.ABSENT;
            }
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).type().equals(event.type())) {
                    return slots.get(i).of(event);
                }
            }
            return CelValues.ABSENT;
        }
    }

    /** The stock of the sku of the current event. */
    private record StockOfEvent() implements Eval {
        @Override
        public Object in(Frame frame) {
            Scope scope = frame.scope();
            return scope.event().type().seesStock()
                    ? EventStructs.stock(scope.stock())
                    : CelStruct.absent(EventTypes.STOCK);
        }
    }
}
