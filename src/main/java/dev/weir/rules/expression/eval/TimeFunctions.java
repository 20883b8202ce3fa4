package dev.weir.rules.expression.eval;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Zones;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The functions that look at a time in a time zone. They are absent where nobody knows the zone: what an event says of it
 * is no fault of the rule.
 */
@SuppressWarnings("Immutable") // it holds a meter, which threads can share
public final class TimeFunctions {
    private static final int STEPS_PER_ZONE = 20;
    private static final int STEPS_PER_UNKNOWN_ZONE = 400;

    private final Meter meter;

    private TimeFunctions(Meter meter) {
        this.meter = meter;
    }

    /** Returns their names; the last argument of each is a time zone. */
    public static List<String> names() {
        return List.of("hour", "isWeekend", "localDate", "daysBetween");
    }

    /** Returns their declarations. */
    public static List<CelFunctionDecl> declarations() {
        return List.of(
                ofTime("hour", SimpleType.INT),
                ofTime("isWeekend", SimpleType.BOOL),
                ofTime("localDate", SimpleType.STRING),
                CelFunctionDecl.newFunctionDeclaration(
                        "daysBetween",
                        CelOverloadDecl.newGlobalOverload(
                                "daysBetween_timestamps_string",
                                SimpleType.INT,
                                SimpleType.TIMESTAMP,
                                SimpleType.TIMESTAMP,
                                SimpleType.STRING)));
    }

    /** Returns their implementations. */
    public static List<CelFunctionBinding> bindings(Meter meter) {
        TimeFunctions functions = new TimeFunctions(meter);
        return List.of(
                functions.bound("hour", time -> (long) time.getHour()),
                functions.bound("isWeekend", TimeFunctions::isWeekend),
                functions.bound("localDate", time -> time.toLocalDate().toString()),
                CelFunctionBinding.from(
                        "daysBetween_timestamps_string",
                        List.of(Instant.class, Instant.class, String.class),
                        at -> functions.in(
                                (String) at[2], zone -> daysBetween((Instant) at[0], (Instant) at[1], zone))));
    }

    private static CelFunctionDecl ofTime(String name, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                CelOverloadDecl.newGlobalOverload(overload(name), result, SimpleType.TIMESTAMP, SimpleType.STRING));
    }

    private static String overload(String name) {
        return name + "_timestamp_string";
    }

    private CelFunctionBinding bound(String name, Function<ZonedDateTime, Object> of) {
        return CelFunctionBinding.from(
                overload(name),
                Instant.class,
                String.class,
                (time, zone) -> in(zone, known -> of.apply(time.atZone(known))));
    }

    private Object in(String zone, Function<ZoneId, Object> of) {
        meter.charge(STEPS_PER_ZONE);
        return Zones.named(zone).map(of).orElseGet(() -> {
            meter.charge(STEPS_PER_UNKNOWN_ZONE);
            return CelValues.ABSENT;
        });
    }

    private static Object isWeekend(ZonedDateTime time) {
        DayOfWeek day = time.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    /** Returns the number of midnights between two times; negative if the second is the earlier. */
    private static Object daysBetween(Instant from, Instant to, ZoneId zone) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
    }
}
