package dev.weir.console.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.console.seen.HourTotals;
import dev.weir.console.seen.HourTotals.Piece;
import dev.weir.console.seen.StatusSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the script draws as a chart: times, series with colours of the style sheet, and marks on the axis. */
final class ChartJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long TOGETHER_MILLIS = 15_000;

    private final ObjectNode json = JSON.createObjectNode();
    private final HourTotals totals;

    /**
     * Creates a chart.
     *
     * @param kind {@code bars}, which are stacked, {@code area} or {@code lines}
     */
    ChartJson(String kind, String unit, HourTotals totals) {
        this.totals = totals;
        json.put("kind", kind).put("unit", unit).put("step", totals.pieceMillis() / 1000);
        ArrayNode times = json.putArray("x");
        totals.pieces().forEach(piece -> times.add(piece.fromMillis() / 1000));
        json.putArray("series");
        json.putArray("marks");
    }

    /** Adds a series; NaN is a gap. */
    ChartJson series(String name, String colour, ToDoubleFunction<Piece> value) {
        ObjectNode series = json.withArray("series").addObject();
        series.put("name", CardNumbers.masked(name)).put("colour", colour);
        ArrayNode values = series.putArray("values");
        for (Piece piece : totals.pieces()) {
            double number = value.applyAsDouble(piece);
            if (Double.isNaN(number)) {
                values.addNull();
            } else {
                values.add(number);
            }
        }
        return this;
    }

    /** Marks when rules came into force; those at about the same time share a mark. */
    ChartJson marks(List<StatusSeen> changes) {
        long firstMillis = totals.pieces().get(0).fromMillis();
        List<List<StatusSeen>> groups = new ArrayList<>();
        for (StatusSeen change : changes.stream()
                .filter(each -> each.isEffect() && each.atMillis() >= firstMillis)
                .sorted(Comparator.comparingLong(StatusSeen::atMillis))
                .toList()) {
            List<StatusSeen> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty() && change.atMillis() - last.get(0).atMillis() < TOGETHER_MILLIS) {
                last.add(change);
            } else {
                groups.add(new ArrayList<>(List.of(change)));
            }
        }
        for (List<StatusSeen> group : groups) {
            StatusSeen first = group.get(0);
            String text = group.size() == 1
                    ? first.answer().rule() + " " + ChangeText.version(first.answer())
                    : group.size() + " changes";
            json.withArray("marks")
                    .addObject()
                    .put("at", first.atMillis() / 1000)
                    .put("text", text);
        }
        return this;
    }

    /** Returns the JSON. */
    ObjectNode json() {
        return json;
    }
}
