package dev.weir.rules.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearAddressesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "999.2.3.4           | write four numbers from 0 to 255 and nothing else, such as 203.0.113.7",
                "010.0.0.1           | write four numbers from 0 to 255 and nothing else, such as 203.0.113.7",
                "203.0.113.7:443     | write four numbers from 0 to 255 and nothing else, such as 203.0.113.7",
                "203.0.113.1-9       | write four numbers from 0 to 255 and nothing else, such as 203.0.113.7",
                "203.0.113.*         | or a network, such as 203.0.113.0/24",
                "10.0/16             | or a network, such as 203.0.113.0/24",
                "10.0.0.0/33         | write a length from 0 to 32 behind the slash, such as 203.0.113.0/24",
                "10.0.0.0/           | write a length from 0 to 32 behind the slash, such as 203.0.113.0/24",
                "2001:db8::/129      | write a length from 0 to 128 behind the slash, such as 2001:db8::/32",
                "2001:db8::1::2      | write such as 2001:db8::7 or 2001:db8::/32",
                "fe80::1%eth0        | write such as 2001:db8::7 or 2001:db8::/32",
                "[2001:db8::1]:443   | write such as 2001:db8::7 or 2001:db8::/32",
                "'203.0.113.7 '      | write it without blanks, '203.0.113.7'",
            })
    void whatLooksLikeAnAddressAndIsNoneIsToldWithWhatToWrite(String entry, String instead) {
        assertThat(ListEntries.of(List.of("203.0.113.8", entry)).nearAddresses())
                .get()
                .asString()
                .startsWith("the entry '" + entry + "' looks like an address or a network and is none")
                .contains(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "10.0.0.1/24",
                "2001:db8::/32",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7:8",
                "card-1",
                "c",
                "",
                "aa:bb:cc:dd:ee:ff",
                "12:30:45",
                "10.0.19041.1",
                "1.5",
                "1/2",
                "+49 30 1234",
                "a.b.c.d",
                "2026-03-01T10:00:00Z",
                "4111111111111111"
            })
    void addressesAndNetworksAndOtherTextsAreNoSuchEntries(String entry) {
        assertThat(ListEntries.of(List.of(entry)).nearAddresses()).isEmpty();
    }

    @Test
    void ofManyTheFirstIsNamedAndTheOthersAreCounted() {
        assertThat(ListEntries.of(List.of("a", "999.1.1.1", "999.1.1.2", "999.1.1.3"))
                        .nearAddresses())
                .get()
                .asString()
                .contains("'999.1.1.1'")
                .endsWith(", and likewise 2 more");
    }
}
