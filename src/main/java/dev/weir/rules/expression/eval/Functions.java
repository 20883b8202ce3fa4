package dev.weir.rules.expression.eval;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Comparison;
import dev.weir.rules.expression.value.Meter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The functions over numbers that rules have on top of CEL's standard library and extensions. */
@SuppressWarnings("Immutable") // its functions are static methods with a meter, which threads can share
public final class Functions {
    /** Mean radius of the earth R1 (Moritz, Geodetic Reference System 1980). */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private static final int STEPS_PER_NUMBER = 4;
    private static final int STEPS_PER_EXTREME = 200;
    private static final double MOST_COMMON = 1e30;

    private static final CelType INTS = ListType.create(SimpleType.INT);
    private static final CelType DOUBLES = ListType.create(SimpleType.DOUBLE);

    private Functions() {}

    /** Returns their declarations. */
    public static List<CelFunctionDecl> declarations() {
        return List.of(
                overNumbers("sum", SimpleType.INT),
                overNumbers("avg", SimpleType.DOUBLE),
                overNumbers("stddev", SimpleType.DOUBLE),
                overNumbers("min", SimpleType.INT),
                overNumbers("max", SimpleType.INT),
                CelFunctionDecl.newFunctionDeclaration(
                        "distanceKm",
                        CelOverloadDecl.newGlobalOverload(
                                "distance_km",
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE,
                                SimpleType.DOUBLE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "zscore",
                        CelOverloadDecl.newGlobalOverload(
                                "zscore", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE)));
    }

    /** Returns their implementations. */
    public static List<CelFunctionBinding> bindings(Meter meter) {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.addAll(forNumbers(meter, "sum", list -> sum(list, 0L), list -> sum(list, 0.0)));
        bindings.addAll(forNumbers(meter, "avg", Functions::average, Functions::average));
        bindings.addAll(forNumbers(meter, "stddev", Functions::deviation, Functions::deviation));
        bindings.addAll(forNumbers(meter, "min", list -> extreme(list, -1), list -> extreme(list, -1)));
        bindings.addAll(forNumbers(meter, "max", list -> extreme(list, 1), list -> extreme(list, 1)));
        bindings.add(CelFunctionBinding.from(
                "distance_km",
                List.of(Double.class, Double.class, Double.class, Double.class),
                at -> distanceKm((double) at[0], (double) at[1], (double) at[2], (double) at[3])));
        bindings.add(CelFunctionBinding.from(
                "zscore",
                List.of(Double.class, Double.class, Double.class),
                at -> zscore((double) at[0], (double) at[1], (double) at[2])));
        return List.copyOf(bindings);
    }

    private static CelFunctionDecl overNumbers(String name, CelType ofInts) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                CelOverloadDecl.newGlobalOverload(name + "_ints", ofInts, INTS),
                CelOverloadDecl.newGlobalOverload(name + "_doubles", SimpleType.DOUBLE, DOUBLES));
    }

    private static List<CelFunctionBinding> forNumbers(
            Meter meter, String name, Function<List<?>, Object> ofInts, Function<List<?>, Object> ofDoubles) {
        return List.copyOf(CelFunctionBinding.fromOverloads(
                name,
                CelFunctionBinding.from(name + "_doubles", List.class, list -> charged(meter, ofDoubles, list)),
                CelFunctionBinding.from(name + "_ints", List.class, list -> charged(meter, ofInts, list))));
    }

    private static Object charged(Meter meter, Function<List<?>, Object> of, List<?> list) {
        for (Object number : list) {
            meter.charge(number instanceof Double real && isExtreme(real) ? STEPS_PER_EXTREME : STEPS_PER_NUMBER);
        }
        return of.apply(list);
    }

    /** Returns whether its sum with other numbers has hundreds of digits. */
    private static boolean isExtreme(double real) {
        double size = Math.abs(real);
        return size > MOST_COMMON || (size < 1 / MOST_COMMON && size > 0);
    }

    private static Object sum(List<?> numbers, Object ofNothing) {
        if (numbers.isEmpty()) {
            return ofNothing;
        }
        if (numbers.stream().allMatch(Long.class::isInstance)) {
            return numbers.stream().mapToLong(Long.class::cast).reduce(0L, Math::addExact);
        }
        return rounded(numbers, 1);
    }

    /** Returns the standard deviation of the population. */
    private static Object deviation(List<?> numbers) {
        if (numbers.isEmpty()) {
            return CelValues.ABSENT;
        }
        double mean = rounded(numbers, numbers.size());
        double squares = 0;
        for (Object number : numbers) {
            double distance = ((Number) number).doubleValue() - mean;
            squares += distance * distance;
        }
        return Math.sqrt(squares / numbers.size());
    }

    private static Object average(List<?> numbers) {
        return numbers.isEmpty() ? CelValues.ABSENT : rounded(numbers, numbers.size());
    }

    /**
     * Returns the decimal sum divided by a count, rounded once; if a number is not finite, the result of floating
     * point.
     */
    private static double rounded(List<?> numbers, int count) {
        if (numbers.stream().anyMatch(number -> !Double.isFinite(((Number) number).doubleValue()))) {
            return numbers.stream()
                            .mapToDouble(number -> ((Number) number).doubleValue())
                            .sum()
                    / count;
        }
        BigDecimal sum = numbers.stream().map(Functions::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
        return count == 1
                ? sum.doubleValue()
                : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.valueOf((double) number);
    }

    /** Returns the least (sign -1) or greatest (sign 1) number; NaN if one of them is NaN. */
    static Object extreme(Iterable<?> numbers, int sign) {
        Object best = CelValues.ABSENT;
        for (Object number : numbers) {
            int order = best == CelValues.ABSENT ? sign : Comparison.of((Number) number, (Number) best);
            if (order == Comparison.UNORDERED || number.equals(Double.NaN)) {
                return Double.NaN;
            }
            best = order == sign ? number : best;
        }
        return best;
    }

    /**
     * Computes the great-circle distance by the haversine formula (Sinnott, Virtues of the Haversine, 1984), from
     * degrees.
     */
    private static double distanceKm(double lat1, double lon1, double lat2, double lon2) {
        double alongMeridian = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double alongParallel = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double haversine = alongMeridian * alongMeridian
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * alongParallel * alongParallel;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    /** Returns the standard score; absent where the deviation is 0, which nothing can be measured by. */
    private static Object zscore(double value, double mean, double deviation) {
        return deviation == 0 ? CelValues.ABSENT : (Object) ((value - mean) / deviation);
    }
}
