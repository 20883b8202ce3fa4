package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ValueHashTest {
    @Test
    void numbersThatAreEqualHaveOneHashWhetherTheyAreWholeOrDoubles() {
        assertThat(of(3.0)).isEqualTo(of(3));
        assertThat(of(-0.0)).isEqualTo(of(0));
        assertThat(of(-0x1p63)).isEqualTo(of(Long.MIN_VALUE));
        assertThat(of(0x1p62)).isEqualTo(of(1L << 62));
    }

    @Test
    void aDoubleBeyondAllLongsIsNotTheGreatestOfThem() {
        assertThat(of(0x1p63)).isNotEqualTo(of(Long.MAX_VALUE));
        assertThat(of(-0x1p64)).isNotEqualTo(of(Long.MIN_VALUE));
        assertThat(of(0x1p64)).isNotEqualTo(of(0x1p63));
    }

    @Test
    void valuesOfDifferentTypesDifferThoughTheyLookAlike() {
        List<Value> alike = List.of(
                new Value.Text("true"),
                new Value.Bool(true),
                new Value.Bool(false),
                new Value.Text("false"),
                new Value.Int(1),
                new Value.Text("1"),
                new Value.Time(1),
                new Value.Real(1.5),
                new Value.Int(Double.doubleToLongBits(1.5)),
                new Value.Time(Double.doubleToLongBits(1.5)));
        Set<Long> hashes = alike.stream().map(ValueHash::of).collect(Collectors.toSet());

        assertThat(hashes).hasSize(alike.size());
    }

    @Test
    void aHashIsTheSameInEveryRelease() {
        assertThat(Stream.of(
                                new Value.Text("card-1"),
                                new Value.Int(7),
                                new Value.Real(1.5),
                                new Value.Bool(true),
                                new Value.Bool(false),
                                new Value.Time(7))
                        .map(ValueHash::of)
                        .map(Long::toHexString))
                .containsExactly(
                        "2ef6cb114039dc73",
                        "1442483175874257",
                        "38b6945dc0376550",
                        "19a014b2ba897cf",
                        "2124e76b611d4dba",
                        "378b6a9862b3983f");
    }

    @Test
    void whatIsNoScalarHasNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueHash.of(new Value.Items(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueHash.of(Value.absent()));
    }

    private static long of(double number) {
        return ValueHash.of(new Value.Real(number));
    }

    private static long of(long number) {
        return ValueHash.of(new Value.Int(number));
    }
}
