package dev.weir.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoriesTest {
    private final JsonMapper json = new JsonMapper();

    @Test
    void cardTestingIsAFewCentsThreeTimesAndThenALot() throws Exception {
        List<JsonNode> payments = told(FraudStories::cardTesting);
        List<JsonNode> probes = payments.subList(0, payments.size() - 1);
        assertThat(probes).hasSizeBetween(3, 5).allMatch(p -> p.path("amount").asDouble() < 1);
        assertThat(last(payments).path("amount").asDouble()).isGreaterThanOrEqualTo(600);
        assertThat(values("cardId", payments)).hasSize(1);
    }

    @Test
    void manyCardsOnADeviceAreOnOneDevice() throws Exception {
        List<JsonNode> payments = told(FraudStories::manyCardsOnADevice);
        assertThat(values("deviceId", payments)).hasSize(1);
        assertThat(values("cardId", payments)).hasSizeBetween(5, 7);
    }

    @Test
    void manyCardsOnAnAddressAreOnOneAddress() throws Exception {
        List<JsonNode> payments = told(FraudStories::manyCardsOnAnAddress);
        assertThat(values("ip", payments)).hasSize(1);
        assertThat(values("cardId", payments)).hasSizeBetween(10, 13);
    }

    @Test
    void impossibleTravelCrossesAnOceanInSeconds() throws Exception {
        List<JsonNode> payments = told(FraudStories::impossibleTravel);
        assertThat(values("cardId", payments)).hasSize(1);
        assertThat(Math.abs(payments.get(0).path("longitude").asDouble()
                        - payments.get(1).path("longitude").asDouble()))
                .isGreaterThan(45);
    }

    @Test
    void aCardIsEmptiedByMoreEachTime() throws Exception {
        List<JsonNode> payments = told(FraudStories::emptied);
        List<Double> amounts =
                payments.stream().map(p -> p.path("amount").asDouble()).toList();
        assertThat(amounts.subList(amounts.size() - 3, amounts.size()))
                .isSorted()
                .allMatch(amount -> amount > 200);
        assertThat(values("cardId", payments)).hasSize(1);
    }

    @Test
    void aKnownThiefComesBackByAddressDeviceAndCard() throws Exception {
        List<JsonNode> payments = told(FraudStories::knownThief);
        assertThat(payments.get(0).path("ip").asText()).isEqualTo(listed("blocked-ips"));
        assertThat(payments.get(1).path("deviceId").asText()).isEqualTo(listed("blocked-devices"));
        assertThat(payments.get(2).path("cardId").asText()).isEqualTo(listed("blocked-cards"));
    }

    @Test
    void aTentIsBoughtThatTheListKnows() throws Exception {
        JsonNode payment = told(ShoppingStories::tentWithoutLamp).get(1);
        assertThat(entries("tents"))
                .contains(payment.path("items").path(0).path("sku").asText());
    }

    @Test
    void aTakenAccountIsGuessedChangedAndUsed() throws Exception {
        assertThat(told(FraudStories::accountTakenOver).stream()
                        .map(event -> event.path("type").asText("payment"))
                        .distinct())
                .containsExactly("LOGIN_FAILED", "LOGIN", "PASSWORD_CHANGE", "payment");
    }

    @Test
    void whoIsUndecidedPutsNothingInTheCart() throws Exception {
        List<JsonNode> clicks = told(ShoppingStories::undecided);
        assertThat(values("type", clicks)).containsExactlyInAnyOrder("SEARCH", "VIEW");
        assertThat(clicks).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theLastPiecesAreLookedAt() throws Exception {
        List<JsonNode> events = told(ShoppingStories::lastPieces);
        assertThat(events.get(1).path("available").asInt()).isBetween(1, 3);
        assertThat(events.get(2).path("type").asText()).isEqualTo("VIEW");
        assertThat(values("sku", events.subList(1, 4))).hasSize(1);
    }

    @Test
    void scalpersAreFasterThanAHandAndShareADevice() throws Exception {
        List<JsonNode> carts = clicks("ADD_TO_CART", told(FraudStories::scalpers));
        assertThat(carts).hasSizeBetween(6, 8);
        assertThat(values("deviceId", carts)).hasSize(1);
        assertThat(values("sku", carts)).hasSize(1);
        assertThat(values("customerId", carts)).hasSameSizeAs(carts);
    }

    @Test
    void whatIsSoldOutIsLookedAtBeforeItIsBack() throws Exception {
        List<JsonNode> events = told(ShoppingStories::soldOut);
        assertThat(events.get(1).path("available").asInt()).isZero();
        assertThat(clicks("VIEW", events)).hasSizeBetween(2, 3);
        assertThat(events.get(events.size() - 2).path("available").asInt()).isEqualTo(400);
    }

    @Test
    void whoLeavesAtTheCheckoutPaysNothing() throws Exception {
        List<JsonNode> events = told(ShoppingStories::leftAtTheCheckout);
        assertThat(last(events).path("type").asText()).isEqualTo("CHECKOUT");
        assertThat(events).noneMatch(event -> event.has("transactionId"));
    }

    @Test
    void whoIsDeclinedAndGoneTriesNothingElse() throws Exception {
        List<JsonNode> events = told(ShoppingStories::declinedAndGone);
        assertThat(last(events).path("status").asText()).isEqualTo("DECLINED");
    }

    @Test
    void aPriceFallsAfterSomeLookedAndOneBought() throws Exception {
        List<JsonNode> events = told(ShoppingStories::priceDrop);
        double seen = events.get(0).path("price").asDouble();
        assertThat(clicks("VIEW", events)).hasSize(3);
        assertThat(events.get(3).path("customerId")).isEqualTo(events.get(2).path("customerId"));
        assertThat(events.get(4).path("price").asDouble()).isLessThan(0.9 * seen);
    }

    static Stream<Story> stories() {
        return Stream.concat(FraudStories.ALL.stream(), ShoppingStories.ALL.stream());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyStoryEndsWithinHalfAMinute(Story story) {
        assertThat(story.tell(world()).steps()).isNotEmpty().allMatch(step -> step.afterMillis() <= 40_000);
    }

    @Test
    void stockIsNeverLessThanNothing() throws Exception {
        World world = world();
        Shelf shelf = world.near(world.product());
        for (int i = 0; i < 500; i++) {
            assertThat(json.readTree(shelf.sold(2).at(i).json())
                            .path("available")
                            .asInt())
                    .isPositive();
        }
    }

    private static List<String> entries(String list) throws IOException {
        return Files.readAllLines(Path.of("rules/lists", list + ".txt"));
    }

    /** The first entry of a list, below what it says of itself. */
    private static String listed(String list) throws IOException {
        return entries(list).get(1);
    }

    private static World world() {
        return new World(Population.forRate(5, 200));
    }

    private List<JsonNode> told(Story story) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (Script.Step step : story.tell(world()).steps()) {
            events.add(json.readTree(step.draft().at(step.afterMillis()).json()));
        }
        return events;
    }

    private static List<JsonNode> clicks(String type, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private static JsonNode last(List<JsonNode> events) {
        return events.get(events.size() - 1);
    }

    private static Set<String> values(String field, List<JsonNode> events) {
        return events.stream().map(event -> event.path(field).asText()).collect(Collectors.toSet());
    }
}
