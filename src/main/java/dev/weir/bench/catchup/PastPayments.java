package dev.weir.bench.catchup;

import dev.weir.events.Transaction;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Payments of a history as records of the topic of transactions, with the times that they have. */
final class PastPayments implements EventSource {
    private final Iterator<Transaction> payments;

    PastPayments(List<Transaction> payments) {
        this.payments = payments.iterator();
    }

    @Override
    public Optional<Message> next(long sendMillis) {
        return payments.hasNext() ? Optional.of(message(payments.next())) : Optional.empty();
    }

    private static Message message(Transaction payment) {
        String json = String.format(
                Locale.ROOT,
                "{\"transactionId\":\"%s\",\"timestamp\":%d,\"amount\":%s,\"customerId\":\"%s\",\"cardId\":\"%s\","
                        + "\"merchantId\":\"%s\"}",
                payment.transactionId(),
                payment.timestampMillis(),
                payment.amount(),
                payment.customerId(),
                payment.cardId(),
                payment.merchantId());
        return new Message(Topics.TRANSACTIONS, payment.cardId(), json, payment.transactionId());
    }
}
