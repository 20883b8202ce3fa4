package dev.weir.bench.catchup;

import dev.weir.bench.engine.CardPayments;
import dev.weir.events.Transaction;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.util.Locale;
import java.util.Optional;

/** {@link CardPayments} as records of the topic of transactions. */
final class CardMessages implements EventSource {
    private final CardPayments payments;

    CardMessages(CardPayments payments) {
        this.payments = payments;
    }

    @Override
    public Optional<Message> next(long sendMillis) {
        Transaction payment = payments.at(sendMillis);
        String json = String.format(
                Locale.ROOT,
                "{\"transactionId\":\"%s\",\"timestamp\":%d,\"amount\":%.2f,\"customerId\":\"%s\",\"cardId\":\"%s\","
                        + "\"currency\":\"EUR\",\"status\":\"AUTHORIZED\",\"channel\":\"WEB\",\"merchantId\":\"%s\","
                        + "\"merchantCategory\":\"grocery\",\"country\":\"DE\",\"deviceId\":\"%s\"}",
                payment.transactionId(),
                payment.timestampMillis(),
                payment.amount(),
                payment.customerId(),
                payment.cardId(),
                payment.merchantId(),
                payment.deviceId());
        return Optional.of(new Message(Topics.TRANSACTIONS, payment.cardId(), json, payment.transactionId()));
    }
}
