package dev.weir.bench.latency;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.util.Optional;

/** Traffic in which every tenth payment is of one card while that card is hot. Each payment still has its own id. */
final class HotCard implements EventSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int EVERY = 10;
    private static final String CARD = "card-hot";

    private final EventSource traffic;
    private volatile boolean hot;
    private int payments;

    HotCard(EventSource traffic) {
        this.traffic = traffic;
    }

    /** Makes the card hot or not. */
    void heat(boolean isHot) {
        hot = isHot;
    }

    @Override
    public Optional<Message> next(long sendMillis) throws IOException {
        Message message = traffic.next(sendMillis).orElseThrow();
        boolean taken = hot && message.topic().equals(Topics.TRANSACTIONS) && payments++ % EVERY == 0;
        return Optional.of(taken ? ofHotCard(message) : message);
    }

    private static Message ofHotCard(Message message) throws IOException {
        ObjectNode payment = (ObjectNode) JSON.readTree(message.json());
        payment.put("cardId", CARD).put("customerId", "c-hot");
        return new Message(message.topic(), CARD, payment.toString(), message.transactionId());
    }
}
