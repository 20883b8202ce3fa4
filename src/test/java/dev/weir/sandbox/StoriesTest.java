package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(values("cardId", payments)).hasSizeBetween(6, 9);
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyStoryEndsWithinHalfAMinute(int number) {
        Story story = Stream.concat(FraudStories.ALL.stream(), ShoppingStories.ALL.stream())
                .skip(number)
                .findFirst()
                .orElseThrow();
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

    private static JsonNode last(List<JsonNode> events) {
        return events.get(events.size() - 1);
    }

    private static Set<String> values(String field, List<JsonNode> events) {
        return events.stream().map(event -> event.path(field).asText()).collect(Collectors.toSet());
    }
}
