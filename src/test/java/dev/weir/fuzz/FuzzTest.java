package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.sandbox.hostile.Samples;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hostile input of all kinds is answered, whatever it is. The seeds are the same in each build, the first third of those of a
 * thorough one, see {@link Seeds}; with
 * {@code -Dweir.fuzz=PT1H}, as the profile {@code fuzz} sets it, each kind has its share of so long a time, with seeds that were never tried.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS) // a hang, not a slow machine
final class FuzzTest {
    private static final String LONG = System.getProperty("weir.fuzz", "");

    /** Kinds of input, with how many of each a thorough build tries. */
    enum Kind {
        TRANSACTIONS(12_000) {
            @Override
            Target target(Library library) {
                return new EventTarget(library, "transactions", Samples.TRANSACTIONS);
            }
        },
        CLICKS(12_000) {
            @Override
            Target target(Library library) {
                return new EventTarget(library, "clickstream", Samples.CLICKS);
            }
        },
        INVENTORY(12_000) {
            @Override
            Target target(Library library) {
                return new EventTarget(library, "inventory", Samples.INVENTORY);
            }
        },
        LABELS(3_000) {
            @Override
            Target target(Library library) {
                return new EventTarget(library, "labels", Samples.LABELS);
            }
        },
        RULES(3_000) {
            @Override
            Target target(Library library) {
                return new RuleTarget(library);
            }
        },
        LISTS(6_000) {
            @Override
            Target target(Library library) {
                return new ListTarget(library);
            }
        },
        ROWS(1_500) {
            @Override
            Target target(Library library) {
                return new RowTarget();
            }
        },
        ANSWERS(6_000) {
            @Override
            Target target(Library library) {
                return new AnswerTarget(library);
            }
        },
        FILES(600) {
            @Override
            Target target(Library library) throws Exception {
                return new FileTarget();
            }
        },
        CONFIGS(6_000) {
            @Override
            Target target(Library library) throws Exception {
                return new ConfigTarget();
            }
        };

        private final int inputs;

        Kind(int inputs) {
            this.inputs = inputs;
        }

        abstract Target target(Library library) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void nothingEscapes(Kind kind) throws Exception {
        Fuzz fuzz = new Fuzz(kind.target(new Library()));

        if (LONG.isEmpty()) {
            fuzz.run(0, counted(Seeds.of(kind.inputs)));
        } else {
            fuzz.run(System.currentTimeMillis() << 20, until(Duration.parse(LONG)));
        }

        System.out.printf(Locale.ROOT, "%s: %,d taken, %,d refused%n", kind, fuzz.taken(), fuzz.refused());
        assertThat(fuzz.escapes()).isEmpty();
        assertThat(fuzz.taken()).isPositive();
        assertThat(fuzz.refused()).isPositive();
    }

    private static BooleanSupplier counted(int inputs) {
        AtomicLong left = new AtomicLong(inputs);
        return () -> left.getAndDecrement() > 0;
    }

    private static BooleanSupplier until(Duration all) {
        long endNanos = System.nanoTime() + all.toNanos() / Kind.values().length;
        return () -> System.nanoTime() < endNanos;
    }
}
