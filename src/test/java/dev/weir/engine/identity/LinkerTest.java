package dev.weir.engine.identity;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.engine.identity.Traffic.DAY;
import static dev.weir.engine.identity.Traffic.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Event;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.definition.LinkedBack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** For whom the events of a session count. */
final class LinkerTest {
    private final Traffic traffic = new Traffic(30 * DAY, 30 * MINUTE, 3);

    @Test
    void anEventAfterTheLinkIsTheCustomersAsIfTheProducerHadSaidSo() {
        assertThat(traffic.take(login("l-1", "c-9", 0))).containsExactly("l-1 c-9");
        assertThat(traffic.take(click("e-1", 1))).containsExactly("e-1 c-9");
        assertThat(traffic.take(click("e-2", 29 * DAY))).containsExactly("e-2 c-9");
        assertThat(traffic.links).isEqualTo(1);
        assertThat(traffic.forward).isEqualTo(2);
    }

    @Test
    void aLinkLastsForItsTimeAfterTheLastEventOfTheSession() {
        traffic.take(login("l-1", "c-9", 0));
        traffic.take(click("e-1", 10 * DAY));

        assertThat(traffic.take(click("e-2", 40 * DAY + 1))).containsExactly("e-2");
        assertThat(traffic.take(click("e-3", 40 * DAY))).containsExactly("<e-2 c-9", "e-3 c-9");
        assertThat(traffic.take(click("e-4", 70 * DAY + 2))).containsExactly("e-4");
        assertThat(traffic.take(click("e-5", 70 * DAY + 1))).containsExactly("<e-4 c-9", "e-5 c-9");
    }

    @Test
    void eventsBeforeTheLinkCountLateOnceTheEarliestFirstAndBeforeTheEventThatLinks() {
        assertThat(traffic.take(click("e-2", 2))).containsExactly("e-2");
        assertThat(traffic.take(click("e-1", 1))).containsExactly("e-1");
        assertThat(traffic.take(login("l-1", "c-9", 3))).containsExactly("<e-1 c-9", "<e-2 c-9", "l-1 c-9");
        assertThat(traffic.take(login("l-2", "c-9", 4))).containsExactly("l-2 c-9");
        assertThat(traffic.back).isEqualTo(2);
        assertThat(traffic.stored).isEmpty();
    }

    @Test
    void whatIsLongerAgoThanBackCountsForNobody() {
        traffic.take(click("e-1", 0));
        traffic.take(click("e-2", 1));

        assertThat(traffic.take(login("l-1", "c-9", 30 * MINUTE + 1))).containsExactly("<e-2 c-9", "l-1 c-9");
    }

    @Test
    void soManyEventsWaitAndOlderOnesGiveWay() {
        for (int i = 0; i < 1_000; i++) {
            traffic.take(click("e-" + i, i));
        }

        assertThat(traffic.stored).hasSize(3);
        assertThat(traffic.dropped).isEqualTo(997);
        assertThat(traffic.take(login("l-1", "c-9", 1_000)))
                .containsExactly("<e-997 c-9", "<e-998 c-9", "<e-999 c-9", "l-1 c-9");
    }

    @Test
    void aRepetitionGoesOnAsTheEventDidWhoeverIsKnownByNow() {
        traffic.take(click("e-1", 1));
        assertThat(traffic.take(click("e-1", 1))).containsExactly("e-1");
        traffic.take(login("l-1", "c-9", 2));

        assertThat(traffic.take(click("e-1", 1))).containsExactly("e-1");
        assertThat(traffic.take(login("l-1", "c-9", 2))).containsExactly("l-1 c-9");
        assertThat(traffic.back).isEqualTo(1);
    }

    /** As the page on rules says: it is not remembered whose an event was that found a link. */
    @Test
    void aRepetitionOfALinkedEventIsWhoseALinkSaysThatArrivedInBetween() {
        traffic.take(login("l-1", "anna", 1));
        assertThat(traffic.take(click("e-1", 5))).containsExactly("e-1 anna");
        assertThat(traffic.take(click("e-1", 5))).containsExactly("e-1 anna");

        traffic.take(login("l-2", "bob", 3));
        assertThat(traffic.take(click("e-1", 5))).containsExactly("e-1 bob");
    }

    @Test
    void onASharedDeviceTheLastLinkWinsFromThenOnAndEarlierStaysAsItWas() {
        traffic.take(click("e-1", 1));
        traffic.take(login("l-1", "anna", 10));
        traffic.take(click("e-2", 11));
        assertThat(traffic.take(login("l-2", "bob", 20))).containsExactly("l-2 bob");

        assertThat(traffic.take(click("e-3", 21))).containsExactly("e-3 bob");
        assertThat(traffic.take(click("e-4", 19))).containsExactly("e-4 anna");
        assertThat(traffic.take(click("e-5", 9))).containsExactly("e-5 anna");
    }

    @Test
    void aLinkThatArrivesLateIsInForceFromItsOwnTimeUntilTheNext() {
        traffic.take(click("e-1", 1));
        traffic.take(click("e-2", 15));
        traffic.take(login("l-2", "bob", 20));
        assertThat(traffic.back).isEqualTo(2); // of what was known then, both are Bob's

        assertThat(traffic.take(login("l-1", "anna", 10))).containsExactly("l-1 anna");
        assertThat(traffic.take(click("e-3", 16))).containsExactly("e-3 anna");
        assertThat(traffic.take(click("e-4", 25))).containsExactly("e-4 bob");
    }

    @Test
    void aLateLinkInTheMidstOfWhatAnotherCustomerConfirmedIsIgnored() {
        traffic.take(login("l-1", "anna", 10));
        traffic.take(login("l-2", "anna", 20));

        assertThat(traffic.take(login("l-3", "bob", 15))).containsExactly("l-3 bob");
        assertThat(traffic.take(click("e-1", 16))).containsExactly("e-1 anna");
        assertThat(traffic.take(login("l-4", "bob", 20))).containsExactly("l-4 bob");
        assertThat(traffic.take(click("e-2", 20))).containsExactly("e-2 bob");
    }

    @Test
    void aRepeatedLoginDoesNotTakeTheSessionBackFromWhoLoggedInAtTheSameTime() {
        traffic.take(login("l-1", "anna", 10));
        traffic.take(login("l-2", "anna", 20));
        traffic.take(login("l-3", "bob", 20));

        assertThat(traffic.take(login("l-2", "anna", 20))).containsExactly("l-2 anna");
        assertThat(traffic.take(click("e-1", 21))).containsExactly("e-1 bob");
        assertThat(traffic.links).isEqualTo(2);
    }

    @Test
    void ofASessionWithAThousandCustomersTheLastEightAreKnown() {
        for (int i = 0; i < 1_000; i++) {
            traffic.take(login("l-" + i, "c-" + i, 10L * i));
        }

        assertThat(traffic.state().links().links()).hasSize(SessionLinks.MOST).hasSize(8);
        assertThat(traffic.dropped).isEqualTo(992);
        assertThat(traffic.take(click("e-1", 9_925))).containsExactly("e-1 c-992");
        assertThat(traffic.take(click("e-2", 9_915))).containsExactly("e-2"); // c-991, who was forgotten, had it
    }

    @Test
    void whatEndedBeforeTheWatermarkIsForgotten() {
        traffic.take(click("e-1", 0));
        traffic.watermarkMillis = 30 * MINUTE;
        traffic.take(click("e-2", 1));
        assertThat(traffic.state().waiting()).hasSize(2);
        traffic.watermarkMillis = 30 * MINUTE + 1;
        traffic.take(click("e-3", 2));
        assertThat(traffic.state().waiting()).hasSize(2);
        assertThat(traffic.take(click("e-4", 0))).containsExactly("e-4"); // as old as what was forgotten

        assertThat(traffic.stored).hasSize(2);
        traffic.take(login("l-1", "c-9", 3));
        traffic.watermarkMillis = 30 * DAY + 4;
        traffic.take(click("e-5", 31 * DAY));
        assertThat(traffic.state().links().isEmpty()).isTrue();
        assertThat(traffic.state().waiting()).hasSize(1);
    }

    @Test
    void anEventOfATypeWithoutSessionIsPassedOn() {
        assertThat(traffic.take(payment("t-1").by("c-9").event())).containsExactly("t-1 c-9");
        assertThat(traffic.state().isEmpty()).isTrue();
    }

    @Test
    void timesAtTheEndsOfTheRangeDoNotOverflow() {
        traffic.take(click("e-1", Long.MIN_VALUE));
        traffic.take(click("e-2", Long.MAX_VALUE));

        assertThat(traffic.take(login("l-1", "c-9", Long.MAX_VALUE - 1))).containsExactly("<e-2 c-9", "l-1 c-9");
    }

    @Test
    void theStateReadsAsItWasWritten() throws IOException {
        traffic.take(click("e-1", 1));
        traffic.take(login("l-1", "anna", 2));
        traffic.take(login("l-2", "bob", 9));
        traffic.state().claimTimer(new IdentitySettings("c", "sessionId", "customerId", DAY, MINUTE, 3));
        byte[] bytes = written(traffic.state());

        SessionState read = new SessionStateCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(written(read))
                .isEqualTo(bytes)
                .hasSizeLessThanOrEqualTo(21 + (25 + 4) + (25 + 3) + 17); // as the page says
        assertThat(read.waiting()).containsExactlyElementsOf(traffic.state().waiting());
        assertThat(read.timerMillis()).isEqualTo(1 + MINUTE + 1);
    }

    @Test
    void whatCountsLateReadsAsItWasWrittenAndIsNeverNested() throws IOException {
        LinkedBack back = new LinkedBack(click("e-1", 1), "customerId", "c-9");

        assertThat(read(written(back))).isEqualTo(back);
        assertThatThrownBy(() -> read(written(new LinkedBack(back, "customerId", "c-8"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an event of kind 7");
    }

    private static byte[] written(Event event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventCodec().write(event, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Event read(byte[] bytes) throws IOException {
        return new EventCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] written(SessionState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SessionStateCodec().write(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Event login(String id, String customer, long atMillis) {
        return visit(id).kind("LOGIN").by(customer).in("s-1").at(atMillis).event();
    }

    private static Event click(String id, long atMillis) {
        return visit(id).by("").in("s-1").at(atMillis).event();
    }
}
