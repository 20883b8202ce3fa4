package dev.weir.rules.expression;

import dev.weir.events.Attributes;
import dev.weir.events.Event;
import dev.weir.events.LineItem;
import dev.weir.events.Schema;
import dev.weir.events.Stock;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventTypes;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Events, their lines and stock with the fields that {@link EventTypes} declares. */
final class CelEvent {
    private CelEvent() {}

    /** An event, with how to make its lines. */
    static CelStruct of(EventView view, IntFunction<CelStruct> lines) {
        Lines made = new Lines(view.event(), lines);
        return CelStruct.of(view.event().type().ruleName(), name -> field(view, name, made));
    }

    /** The lines of an event, made when they are asked for first. */
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

    /** An event that is not the one at hand: its lines know neither stock nor features. */
    static CelStruct of(Event event) {
        return of(
                new EventView(event), line -> line(((Transaction) event).items().get(line)));
    }

    /** A line as features see it. */
    static CelStruct line(LineItem item) {
        return CelStruct.of("line", name -> lineField(item, name));
    }

    /** A line as {@code when} sees it: with its stock, and with the features that are kept by its sku. */
    static CelStruct line(LineItem item, Scope scope, int line) {
        return CelStruct.of("line", name -> switch (name) {
            case Schema.SKU, "quantity", "price" -> lineField(item, name);
            case EventTypes.STOCK -> stock(scope.lineStock(line));
            default -> CelValues.toCel(scope.lineFeature(line, name));
        });
    }

    /** Stock; if there is none, it is absent, and so are its fields. */
    static CelStruct stock(Optional<Stock> stock) {
        return stock.map(known -> CelStruct.of(EventTypes.STOCK, name -> stockField(known, name)))
                .orElseGet(() -> CelStruct.absent(EventTypes.STOCK));
    }

    private static Object field(EventView view, String name, Lines lines) {
        return switch (name) {
            case EventTypes.ITEMS -> lines.all();
            case EventTypes.ATTRIBUTES -> attributes(view.event());
            default -> view.field(name);
        };
    }

    private static List<CelStruct> items(Event event, IntFunction<CelStruct> lines) {
        int count =
                event instanceof Transaction transaction ? transaction.items().size() : 0;
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

    private static Object lineField(LineItem item, String name) {
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
