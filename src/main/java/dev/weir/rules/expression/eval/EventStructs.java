package dev.weir.rules.expression.eval;

import dev.weir.events.Attributes;
import dev.weir.events.Event;
import dev.weir.events.LineItem;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whole events, their lines and stock with the fields declared by {@link EventTypes}, for expressions that do more with
 * them than read a field.
 */
final class EventStructs {
    private EventStructs() {}

    /** Returns the current event. */
    static CelStruct atHand(Scope scope, Environment environment) {
        Event event = scope.event();
        return of(
                event,
                environment,
                new Lines(event, line -> line(scope, line, environment)),
                name -> environment
                        .field(event.type(), name)
                        .map(scope.atHand()::field)
                        .orElse(CelValues.ABSENT));
    }

    /** Returns an event other than the current one: its lines have neither stock nor features. */
    static CelStruct taken(Event event, Environment environment) {
        Lines lines = new Lines(event, line -> line(event.items().get(line)));
        return of(
                event,
                environment,
                lines,
                name -> environment
                        .field(event.type(), name)
                        .map(slot -> slot.of(event))
                        .orElse(CelValues.ABSENT));
    }

    private static CelStruct of(Event event, Environment environment, Lines lines, Function<String, Object> scalars) {
        return CelStruct.of(event.type().ruleName(), name -> switch (name) {
            case EventTypes.ITEMS -> lines.all();
            case EventTypes.ATTRIBUTES -> attributes(event);
            case FraudLabel.TRANSACTION ->
                event instanceof FraudLabel label ? labelled(label, environment) : scalars.apply(name);
            default -> scalars.apply(name);
        });
    }

    /** Returns the transaction that a label is about; absent, with all of its fields, if the label is not joined. */
    private static CelStruct labelled(FraudLabel label, Environment environment) {
        return label.transaction()
                .map(known -> taken(known, environment))
                .orElseGet(() -> CelStruct.absent(FraudLabel.TRANSACTION));
    }

    /** The lines of an event, created on first use. */
    private static final class Lines {
        private final Event event;
        private final IntFunction<CelStruct> line;
        private @Nullable List<CelStruct> all;

        Lines(Event event, IntFunction<CelStruct> line) {
            this.event = event;
            this.line = line;
        }

        private List<CelStruct> all() {
            List<CelStruct> known = all;
            if (known == null) {
                known = items(event, line);
                all = known;
            }
            return known;
        }
    }

    /**
     * Returns a line of the current transaction, with its stock and the features kept by its sku if the environment has
     * them.
     */
    private static CelStruct line(Scope scope, int line, Environment environment) {
        LineItem item = scope.event().items().get(line);
        if (environment.hasPlainLines()) {
            return line(item);
        }
        return CelStruct.of("line", name -> switch (name) {
            case Schema.SKU, "quantity", "price" -> lineField(item, name);
            case EventTypes.STOCK -> stock(scope.lineStock(line));
            default -> lineFeature(scope, line, environment.lineFeature(name));
        });
    }

    private static Object lineFeature(Scope scope, int line, int feature) {
        return feature < 0 ? CelValues.ABSENT : CelValues.toCel(scope.lineFeature(line, feature));
    }

    /** Returns a line with only the fields of the event itself. */
    static CelStruct line(LineItem item) {
        return CelStruct.of("line", name -> lineField(item, name));
    }

    /** Returns stock; if there is none, it is absent, and so are its fields. */
    static CelStruct stock(Optional<Stock> stock) {
        return stock.map(known -> CelStruct.of(EventTypes.STOCK, name -> stockField(known, name)))
                .orElseGet(() -> CelStruct.absent(EventTypes.STOCK));
    }

    private static List<CelStruct> items(Event event, IntFunction<CelStruct> lines) {
        int count = event.items().size();
        List<CelStruct> items = new ArrayList<>(count);
        for (int line = 0; line < count; line++) {
            items.add(lines.apply(line));
        }
        return items;
    }

    private static CelStruct attributes(Event event) {
        Attributes attributes = event.attributes();
        return CelStruct.of(EventTypes.ATTRIBUTES, name -> CelValues.toCel(attributes.get(name)));
    }

    /** Returns a field of a line from the event itself. */
    static Object lineField(LineItem item, String name) {
        return switch (name) {
            case Schema.SKU -> CelValues.toCel(Value.ofText(item.sku()));
            case "quantity" -> item.quantity();
            case "price" -> CelValues.toCel(Value.ofReal(item.price()));
            default -> CelValues.ABSENT;
        };
    }

    private static Object stockField(Stock stock, String name) {
        return switch (name) {
            case "available" -> stock.available();
            case "reserved" -> stock.reserved();
            case "price" -> CelValues.toCel(Value.ofReal(stock.price()));
            default -> CelValues.ABSENT;
        };
    }
}
