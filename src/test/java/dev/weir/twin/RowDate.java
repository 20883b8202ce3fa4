package dev.weir.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A date of a row at which a rule of the twin acts, found by looking at each day of the calendar.
 *
 * @param every {@code month}, {@code year}, or "" for once
 * @param days how much later it acts; negative for earlier
 * @param minutes and how much more by the clock, with the same sign
 * @param at the minute of the day, -1 for the time of the date itself
 * @param zone the name of one, "" for none, or the column {@code customer.zone}
 */
record RowDate(String column, String every, int days, int minutes, int at, String zone) {
    /** What a text may say that is no date. */
    static final List<String> NO_DATES = List.of("soon", "2026-02-30");

    private static final String OF_ROW = "customer.zone";
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate END = LocalDate.parse("2029-01-01");

    String yaml() {
        StringBuilder text = new StringBuilder("{date: customer." + column);
        text.append(every.isEmpty() ? "" : ", every: " + every);
        if (days != 0 || minutes != 0) {
            text.append(days + minutes < 0 ? ", before: " : ", after: ");
            text.append(days == 0 ? "" : Math.abs(days) + "d").append(minutes == 0 ? "" : Math.abs(minutes) + "m");
        }
        text.append(at < 0 ? "" : String.format(", at: '%02d:%02d'", at / 60, at % 60));
        return text.append(zone.isEmpty() ? "" : ", zone: " + zone).append('}').toString();
    }

    Set<String> constructs() {
        Set<String> constructs =
                Set.of("on date", "date " + column, every.isEmpty() ? "date once" : "date every " + every);
        return zone.equals(OF_ROW) ? Cond.union(constructs, Set.of("zone of a row")) : constructs;
    }

    /** All times at which it acts on a row, in the years of the traffic. */
    List<Long> times(Fact row) {
        ZoneId place = place(row);
        List<Long> times = new ArrayList<>();
        date(row, place).ifPresent(date -> {
            LocalDateTime first =
                    at < 0 ? date : date.toLocalDate().atStartOfDay().plusMinutes(at);
            if (every.isEmpty()) {
                times.add(due(first, place));
            } else {
                repeated(first).forEach(one -> times.add(due(one, place)));
            }
        });
        return times;
    }

    private List<LocalDateTime> repeated(LocalDateTime first) {
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            boolean sameDay = day.getDayOfMonth() == Math.min(first.getDayOfMonth(), day.lengthOfMonth());
            boolean sameMonth = every.equals("month") || day.getMonth() == first.getMonth();
            if (sameDay && sameMonth && day.isAfter(first.toLocalDate())) {
                all.add(day.atTime(first.toLocalTime()));
            }
        }
        return all;
    }

    /** The first of the times that clocks show so; if they never do, when they next show a later one. */
    private long due(LocalDateTime date, ZoneId place) {
        LocalDateTime shown = date.plusDays(days);
        while (place.getRules().getValidOffsets(shown).isEmpty()) {
            shown = shown.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        }
        ZoneOffset first = place.getRules().getValidOffsets(shown).get(0);
        return shown.toInstant(first).toEpochMilli() + minutes * Shop.MINUTE;
    }

    private ZoneId place(Fact row) {
        String name = zone.equals(OF_ROW) ? row.text("zone") : zone;
        return name.isEmpty() || name.equals("nowhere") ? ZoneOffset.UTC : ZoneId.of(name);
    }

    private Optional<LocalDateTime> date(Fact row, ZoneId place) {
        if (row.fields().get(column) instanceof Long millis) {
            return Optional.of(shown(millis, place));
        }
        String text = row.text(column);
        if (text.isEmpty() || NO_DATES.contains(text)) {
            return Optional.empty();
        }
        return Optional.of(
                text.contains("T")
                        ? shown(Instant.parse(text).toEpochMilli(), place)
                        : LocalDate.parse(text).atStartOfDay());
    }

    /** Midnight in UTC is a day, wherever. */
    private static LocalDateTime shown(long millis, ZoneId place) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), millis % Shop.DAY == 0 ? ZoneOffset.UTC : place);
    }
}
