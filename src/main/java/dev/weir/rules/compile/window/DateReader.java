package dev.weir.rules.compile.window;

import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.value.Zones;
import dev.weir.rules.rule.DateTrigger;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads on which date of a row a rule acts. */
public final class DateReader {
    private static final String DATE = "date";
    private static final String EVERY = "every";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String AT = "at";
    private static final String ZONE = "zone";
    private static final String DATE_HINT =
            "write the column of a table of the job config, such as date: customer.birthday";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String TIME_HINT = "write a time of day in quotes, such as at: '09:00'";
    private static final String ZONE_HINT =
            "write a time zone such as Europe/Berlin, or the column of the row that has the name of one, such as customer.zone";
    private static final int HOUR = 60;

    private final Section on;
    private final Schema schema;

    private DateReader(Section on, Schema schema) {
        this.on = on;
        this.schema = schema;
    }

    /** Reads the value of {@code on}, a map; errors are noted. */
    public static Optional<DateTrigger> read(Section on, Schema schema) {
        return new DateReader(on, schema).read();
    }

    private Optional<DateTrigger> read() {
        on.refuseOthers();
        if (!on.has(DATE)) {
            on.missing(DATE, DATE_HINT);
        }
        DateTrigger.Every every = on.choice(EVERY, DateTrigger.Every.NAMES).orElse(DateTrigger.Every.ONCE);
        long shiftMillis = shiftMillis();
        int minute = minute();
        Optional<String> written = on.text(DATE, DATE_HINT);
        Optional<TableDefinition> table = written.flatMap(this::tableOf);
        DateTrigger.Zone zone = zone(table);
        if (written.isPresent() && table.isEmpty()) {
            on.wrong(
                    DATE,
                    "'" + Spelling.shortened(written.get()) + "' is no column of a table that the job config declares; "
                            + DATE_HINT + Spelling.advice(written.get(), columns()));
        }
        return table.map(of -> new DateTrigger(
                of.type(), List.of(of.by()), columnOf(written.orElseThrow()), every, shiftMillis, minute, zone));
    }

    /** Returns the table of a column with a date; empty if it has no such column. */
    private Optional<TableDefinition> tableOf(String name) {
        Optional<TableDefinition> table = schema.definitions().tables().stream()
                .filter(each -> name.startsWith(each.type().ruleName() + ".")
                        && each.columns().containsKey(columnOf(name)))
                .findFirst();
        table.map(of -> of.columns().get(columnOf(name)))
                .filter(type -> !isDate(type))
                .ifPresent(
                        type -> on.wrong(
                                DATE,
                                "'" + name + "' is of the type " + type.name().toLowerCase(Locale.ROOT)
                                        + "; a date is a timestamp, or a string such as 1990-05-31: declare the column as one of them"));
        return table;
    }

    private static boolean isDate(ValueType type) {
        return type == ValueType.TIMESTAMP || type == ValueType.STRING;
    }

    private Set<String> columns() {
        Set<String> names = new TreeSet<>();
        for (TableDefinition table : schema.definitions().tables()) {
            table.columns().forEach((column, type) -> {
                if (isDate(type)) {
                    names.add(table.type().ruleName() + "." + column);
                }
            });
        }
        return names;
    }

    private static String columnOf(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private long shiftMillis() {
        if (on.has(BEFORE) && on.has(AFTER)) {
            on.wrong(AFTER, "the rule acts before the date or after it; leave one of 'before' and 'after' out");
        }
        long before = on.duration(BEFORE, 1, DateTrigger.MOST_SHIFT_MILLIS).orElse(0);
        long after = on.duration(AFTER, 1, DateTrigger.MOST_SHIFT_MILLIS).orElse(0);
        return after - before;
    }

    private int minute() {
        Optional<String> time = on.text(AT, TIME_HINT);
        if (time.isPresent() && !time.get().matches(TIME)) {
            on.wrong(AT, "'at' is no time of day; " + TIME_HINT);
            return 0;
        }
        return time.map(text -> Integer.parseInt(text.substring(0, 2)) * HOUR + Integer.parseInt(text.substring(3)))
                .orElse(DateTrigger.AS_WRITTEN);
    }

    private DateTrigger.Zone zone(Optional<TableDefinition> table) {
        Optional<String> name = on.text(ZONE, ZONE_HINT);
        if (name.isEmpty()) {
            return DateTrigger.Zone.UTC;
        }
        if (Zones.named(name.get()).isPresent()) {
            return new DateTrigger.Zone(name.get(), false);
        }
        boolean isColumn = table.filter(of -> name.get().startsWith(of.type().ruleName() + ".")
                        && of.columns().get(columnOf(name.get())) == ValueType.STRING)
                .isPresent();
        if (!isColumn) {
            on.wrong(
                    ZONE,
                    "'" + Spelling.shortened(name.get()) + "' is no time zone, and no column with texts of the row; "
                            + ZONE_HINT
                            + Spelling.nearest(name.get(), ZoneId.getAvailableZoneIds())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return new DateTrigger.Zone(columnOf(name.get()), true);
    }

    /** Returns the shape of it. */
    public static Clause clause() {
        return Clause.of("date", "A date in a row of a table that the job config declares, on which a rule acts.")
                .required(DATE, new Kind.Text(""), "The column with the date, such as customer.birthday.")
                .optional(
                        EVERY,
                        new Kind.Choice(DateTrigger.Every.NAMES.keySet()),
                        "How the date repeats, from its first anniversary on. Default: it does not.")
                .optional(
                        BEFORE,
                        new Kind.Duration(),
                        "How long before the date the rule acts, such as 30d. Whole days are days of the calendar.")
                .optional(AFTER, new Kind.Duration(), "How long after the date the rule acts, such as 14d.")
                .optional(
                        AT,
                        new Kind.Text(TIME),
                        "The time of day at which it acts, such as '09:00'. Default: that of the date itself, midnight for a day.")
                .optional(
                        ZONE,
                        new Kind.Text(""),
                        "Where that time is: a zone such as Europe/Berlin, or a column of the row with the name of one, such as customer.zone. Default, also where the column has no zone: UTC.");
    }
}
