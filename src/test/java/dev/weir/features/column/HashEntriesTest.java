package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entries of a value are kept; the window is ten long. */
final class HashEntriesTest {
    private static final long WINDOW = 10;
    private static final long VALUE = 1L << 40;
    private static final long OTHER = 1L << 50;
    /** Its hash begins with no zero bit. */
    private static final long FIRST_OUT = -1;

    private final HashEntries entries = new HashEntries();

    @Test
    void aValueThatIsSeenAgainAtTheSameTimeIsOneEntry() {
        assertThat(insert(VALUE, 5)).isTrue();
        assertThat(insert(VALUE, 5)).isFalse();

        assertThat(entries.size()).isOne();
    }

    @Test
    void twoValuesAtTheSameTimeAreTwoEntries() {
        insert(VALUE, 5);

        assertThat(insert(OTHER, 5)).isTrue();
        assertThat(entries.countValues(0, 4, 5)).isEqualTo(2);
    }

    @Test
    void whatLiesBetweenTwoOfItsValueWithinAWindowIsLeftOut() {
        insert(VALUE, 0);
        insert(VALUE, 10);

        assertThat(insert(VALUE, 4)).isFalse();
        assertThat(entries.size()).isEqualTo(2);
    }

    @Test
    void whatLiesBetweenTwoFurtherApartStays() {
        insert(VALUE, 0);
        insert(VALUE, 11);

        assertThat(insert(VALUE, 4)).isTrue();
        assertThat(entries.size()).isEqualTo(3);
    }

    @Test
    void anEarlierEntryMakesTheOneBehindItRedundantIfTheThirdIsWithinAWindow() {
        insert(VALUE, 8);
        insert(VALUE, 15);

        insert(VALUE, 5);

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.countUpTo(5)).isOne();
        assertThat(entries.countUpTo(14)).isOne();
    }

    @Test
    void anEarlierEntryLeavesTheOneBehindItIfTheThirdIsBeyondAWindow() {
        insert(VALUE, 8);
        insert(VALUE, 15);

        insert(VALUE, 4);

        assertThat(entries.size()).isEqualTo(3);
    }

    @Test
    void aLaterEntryMakesTheOneBeforeItRedundantIfTheFirstIsWithinAWindow() {
        insert(VALUE, 5);
        insert(VALUE, 8);

        insert(VALUE, 15);

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.countUpTo(8)).isOne();
    }

    @Test
    void entriesOfAnotherValueMakeNothingRedundant() {
        insert(VALUE, 5);
        insert(OTHER, 6);

        assertThat(insert(VALUE, 7)).isTrue();
        assertThat(insert(OTHER, 8)).isTrue();
        assertThat(entries.size()).isEqualTo(4);
    }

    @Test
    void anEntryAtATimeIsNoLaterThanThatTime() {
        insert(VALUE, 5);

        assertThat(entries.countUpTo(4)).isZero();
        assertThat(entries.countUpTo(5)).isOne();
        entries.dropUpTo(4);
        assertThat(entries.size()).isOne();
        entries.dropUpTo(5);
        assertThat(entries.size()).isZero();
    }

    @Test
    void ofTheOldestSoManyStayWhateverTheirHashes() {
        insert(1L << 10, 30);
        insert(1L << 20, 40);
        insert(1L << 30, 20);
        insert(1L << 40, 10);

        entries.dropOldest(3, 1);

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.countUpTo(29)).isZero();
        assertThat(entries.countUpTo(30)).isOne();
    }

    @Test
    void aSampleMayBeEmpty() {
        insert(FIRST_OUT, 5);

        entries.dropBeyond(1);

        assertThat(entries.size()).isZero();
        assertThat(insert(VALUE, 5)).isTrue();
    }

    @Test
    void aSampleKeepsWhatBeginsWithSoManyZeros() {
        insert(FIRST_OUT, 5);
        insert(Long.MAX_VALUE, 5);

        assertThat(entries.countValues(0, 4, 5)).isEqualTo(2);
        assertThat(entries.countValues(1, 4, 5)).isOne();
        entries.dropBeyond(1);
        assertThat(entries.size()).isOne();
    }

    @Test
    void aWindowBeginsAfterItsStartAndEndsWithItsEnd() {
        insert(VALUE, 5);

        assertThat(entries.countValues(0, 5, 9)).isZero();
        assertThat(entries.countValues(0, 4, 5)).isOne();
        assertThat(entries.countValues(0, 0, 4)).isZero();
    }

    @Test
    void whatIsWrittenComesBackWithItsTimes() throws IOException {
        insert(OTHER, 3);
        insert(OTHER, 20);
        insert(VALUE, 8);
        insert(VALUE, 15);
        insert(VALUE, 5);
        insert(VALUE, 40);
        PackedWriter out = new PackedWriter();
        entries.write(40, out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.writeTo(new DataOutputStream(bytes));
        HashEntries back = HashEntries.read(
                40, PackedReader.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));

        for (HashEntries each : List.of(entries, back)) {
            assertThat(each.size()).isEqualTo(5);
            for (long millis : new long[] {3, 5, 15, 20, 40}) {
                assertThat(each.countValues(0, millis - 1, millis)).isOne();
            }
            assertThat(each.countValues(0, 5, 14)).isZero();
            assertThat(each.countValues(0, 0, 40)).isEqualTo(2);
        }
    }

    private boolean insert(long hash, long millis) {
        return entries.insert(hash, millis, WINDOW);
    }
}
