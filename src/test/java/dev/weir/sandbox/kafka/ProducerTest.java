package dev.weir.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProducerTest {
    private static final Message FREE = new Message("transactions", "c-1", "{}", "t-1");

    @Test
    void recordsWhoseOrderCountsGoToOnePartitionAndTheKeyTellsThatOfOthers() {
        Message inOrder = new Message("transactions", "c-1", "{}", "t-1", true);

        assertThat(Producer.record(inOrder, 5).partition()).isZero();
        assertThat(Producer.record(inOrder.to("run-transactions").unanswered(), 5)
                        .partition())
                .isZero();
        assertThat(Producer.record(FREE, 5).partition()).isNull();
        assertThat(Producer.record(FREE, 5).key()).asString().isEqualTo("c-1");
    }
}
