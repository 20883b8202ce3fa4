package dev.weir.rules.list;

import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address is in a list if a network of the list has it. */
class NetworksTest {
    private static final List<String> LIST = List.of(
            "203.0.113.0/24",
            "2001:db8::/32",
            "198.51.100.7",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "192.0.2.130/31",
            "fe80::1",
            "::ffff:172.16.0.0/108",
            "not an address",
            "300.1.1.1",
            "1.2.3.4/33",
            "::/129");

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "203.0.113.0, true",
        "203.0.113.255, true",
        "203.0.114.0, false",
        "203.0.112.255, false",
        "2001:db8::7, true",
        "2001:DB8:0:0:0:0:0:7, true",
        "2001:db9::, false",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, false",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "198.51.100.7, true",
        "198.51.100.8, false",
        "10.1.2.3, true",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "192.0.2.130, true",
        "192.0.2.131, true",
        "192.0.2.129, false",
        "::ffff:203.0.113.7, true",
        "::ffff:cb00:7107, true",
        "172.16.5.5, true",
        "172.32.0.0, false",
        "fe80::1, true",
        "fe80::1%eth0, false",
        "203.0.113.007, false",
        "203.0.113, false",
        "203.0.113.7:80, false",
        "203.0.113.7/24, false",
        "not an address, false",
        "::, false",
        ":::, false",
        "1::2::3, false",
        "2001:db8::1:, false",
        ":2001:db8::1, false",
        "2001:db8::12345, false",
        "2001:db8::g, false",
        "2001:db8:1.2.3.4::, false",
        "2001:db8::1.2.3.4, true"
    })
    void anAddressOfANetworkIsInTheListWhateverItsForm(String address, boolean isIn) {
        assertThat(Networks.of(ListEntries.of(LIST)).contains(address, 0)).isEqualTo(isIn);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsInAListIsInOneOfItsNetworksOneByOne(long seed) throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> networks = new ArrayList<>();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            networks.add(
                    random.nextBoolean()
                            ? v4(random) + (random.nextInt(3) == 0 ? "" : "/" + random.nextInt(20, 33))
                            : v6(random) + (random.nextInt(3) == 0 ? "" : "/" + random.nextInt(100, 129)));
        }
        Map<String, Long> ends = ends(networks, random);
        Networks index = Networks.of(ListEntries.of(Set.copyOf(networks)).ending(ends));
        for (int i = 0; i < 300; i++) {
            String address = random.nextBoolean() ? v4(random) : v6(random);
            long now = random.nextLong(5);
            boolean expected = false;
            for (String network : networks) {
                expected |= isIn(network, address) && now < ends.getOrDefault(network, Long.MAX_VALUE);
            }
            assertThat(index.contains(address, now))
                    .as("%s at %s in %s until %s", address, now, networks, ends)
                    .isEqualTo(expected);
        }
    }

    /** In half of the lists none ends. */
    private static Map<String, Long> ends(List<String> networks, SplittableRandom random) {
        Map<String, Long> ends = new HashMap<>();
        boolean some = random.nextBoolean();
        networks.forEach(network -> {
            if (some && random.nextInt(3) > 0) {
                ends.put(network, random.nextLong(5));
            }
        });
        return ends;
    }

    @Test
    void aNetworkHoldsAsLongAsItIsThereWhateverEndedInsideOrAroundIt() {
        List<String> nested = List.of("10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.1.1.7", "10.2.0.0/16");
        Networks index = Networks.of(ListEntries.of(nested)
                .ending(Map.of("10.0.0.0/8", 30L, "10.1.0.0/16", 10L, "10.1.1.0/24", 20L, "10.1.1.7", 40L)));

        assertThat(index.contains("10.1.1.7", 39)).isTrue();
        assertThat(index.contains("10.1.1.7", 40)).isFalse();
        assertThat(index.contains("10.1.1.8", 29)).isTrue();
        assertThat(index.contains("10.1.1.8", 30)).isFalse();
        assertThat(index.contains("10.2.3.4", Long.MAX_VALUE - 1)).isTrue();
        assertThat(index.contains("10.3.0.0", 30)).isFalse();
    }

    @Test
    void aRuleAsksAndAnAbsentAddressIsAbsent() throws EvaluationException {
        Situation scenario =
                new Situation(transaction()).withList("nets", "203.0.113.0/24").withList("others", "10.0.0.0/8");
        assertThat(value("inNetworks('nets', transaction.ip)", scenario)).isEqualTo(new Value.Bool(true));
        assertThat(value("!inNetworks('others', transaction.ip)", scenario)).isEqualTo(new Value.Bool(true));
        assertThat(value("inNetworks('none', transaction.ip)", scenario)).isEqualTo(new Value.Bool(false));
        assertThat(value("inNetworks('nets', transaction.currency)", scenario)).isEqualTo(new Value.Bool(false));
        assertThat(value("inNetworks('nets', transaction.deviceId)", scenario)).isEqualTo(Value.absent());
        assertThat(value("inList('nets', transaction.ip)", scenario)).isEqualTo(new Value.Bool(true));
        assertThat(value("inList('others', transaction.ip)", scenario)).isEqualTo(new Value.Bool(false));
        assertThat(value("inList('nets', transaction.deviceId)", scenario)).isEqualTo(Value.absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inNetworks('nets', transaction.ip)",
                "inNetworks('none', transaction.ip)",
                "inNetworks('nets', transaction.deviceId)"
            })
    void aShortcutSaysWhatTheWholeConditionSays(String condition) throws EvaluationException {
        Situation scenario = new Situation(transaction()).withList("nets", "203.0.113.0/24");
        assertThat(Rules.when(condition + " && transaction.amount > 1").when().evaluate(scenario))
                .isEqualTo(Rules.when("(" + condition + " && transaction.amount > 1) == true")
                        .when()
                        .evaluate(scenario));
    }

    @Test
    void aRuleSaysWhichListsOfNetworksItAsks() {
        assertThat(Rules.when("inNetworks('nets', transaction.ip)").lists()).containsOnlyKeys("nets");
    }

    @Test
    void whatIsNoAddressAmongTheEntriesIsKnown() {
        assertThat(Networks.of(ListEntries.of(LIST)).other()).contains("not an address");
        assertThat(Networks.of(ListEntries.of(List.of("203.0.113.7", "::1"))).other())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "203.0.114.7, false",
        "2001:db8::7, true",
        "198.51.100.7, true",
        "198.51.100.8, false",
        "not an address, true",
        "203.0.113.0/24, true",
        "203.0.113.0/25, false",
        "1.2.3.4, false",
        "1.2.3.4/33, true",
    })
    void aListThatHoldsNetworksIsSearchedForTextsAndForTheNetworksOfAnAddress(String text, boolean isIn) {
        Lists lists = new Lists(Map.of("nets", ListEntries.of(LIST)));
        assertThat(lists.contains("nets", text)).isEqualTo(isIn);
        assertThat(new Lists(Map.of("nets/", ListEntries.of(LIST))).contains("nets", text))
                .isEqualTo(isIn);
    }

    @Test
    void aNetworkThatHasEndedContainsNoAddress() {
        Lists lists = new Lists(
                Map.of("nets", ListEntries.of(List.of("203.0.113.0/24", "x")).ending(Map.of("203.0.113.0/24", 10L))));
        assertThat(lists.at(9).contains("nets", "203.0.113.7")).isTrue();
        assertThat(lists.at(10).contains("nets", "203.0.113.7")).isFalse();
    }

    @Test
    void aSingleAddressIsATextWhateverElseTheListHolds() {
        for (List<String> beside : List.of(List.of("x"), List.of("10.0.0.0/8"))) {
            List<String> entries = new ArrayList<>(beside);
            entries.add("2001:db8::7");
            Lists lists = new Lists(Map.of("nets", ListEntries.of(entries)));
            assertThat(lists.contains("nets", "2001:db8::7")).isTrue();
            assertThat(lists.contains("nets", "2001:DB8::7")).isFalse();
        }
    }

    @Test
    void aListOfAddressesAloneIsSearchedForTexts() {
        Lists lists = new Lists(Map.of("ips", ListEntries.of(List.of("2001:db8::7", "a/b", "/24", "x/"))));
        assertThat(lists.contains("ips", "2001:db8::7")).isTrue();
        assertThat(lists.contains("ips", "2001:DB8::7")).isFalse();
    }

    private static boolean isIn(String network, String address) throws UnknownHostException {
        String[] parts = network.split("/", 2);
        boolean isV4 = parts[0].indexOf(':') < 0;
        int written = parts.length == 1 ? (isV4 ? 32 : 128) : Integer.parseInt(parts[1]);
        int shift = 128 - (isV4 ? written + 96 : written);
        return number(parts[0]).shiftRight(shift).equals(number(address).shiftRight(shift));
    }

    private static BigInteger number(String address) throws UnknownHostException {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        BigInteger number = new BigInteger(1, bytes);
        return bytes.length == 4 ? BigInteger.valueOf(0xFFFF).shiftLeft(32).or(number) : number;
    }

    private static String v4(SplittableRandom random) {
        return "203.0." + random.nextInt(112, 115) + "." + random.nextInt(256);
    }

    private static String v6(SplittableRandom random) {
        String end = Integer.toHexString(random.nextInt(0x300));
        return random.nextBoolean() ? "2001:db8::" + end : "2001:0db8:0:0:" + random.nextInt(2) + ":0:0:" + end;
    }
}
