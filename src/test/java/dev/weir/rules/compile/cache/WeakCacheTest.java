package dev.weir.rules.compile.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class WeakCacheTest {
    private final WeakCache<String, Object> known = new WeakCache<>();

    @Test
    void aValueIsMadeOnceWhileSomebodyHoldsIt() {
        Object value = known.get("a", Object::new);

        assertThat(known.get("a", Object::new)).isSameAs(value);
        assertThat(known.get("b", Object::new)).isNotSameAs(value);
    }

    @Test
    @Timeout(300)
    void aValueThatNobodyHoldsIsForgotten() {
        WeakReference<Object> held = new WeakReference<>(known.get("a", Object::new));
        assertThat(known.size()).isLessThanOrEqualTo(1);
        while (known.size() > 0) {
            System.gc();
        }

        assertThat(held.get()).isNull();
    }

    @Test
    void whatTheMakerThrowsIsThrownAndTheNextTriesAnew() {
        IllegalStateException wrong = new IllegalStateException("wrong");
        StackOverflowError tooDeep = new StackOverflowError();

        assertThatThrownBy(() -> known.get("a", () -> {
                    throw wrong;
                }))
                .isSameAs(wrong);
        assertThatThrownBy(() -> known.get("a", () -> {
                    throw tooDeep;
                }))
                .isSameAs(tooDeep);
        assertThat(known.get("a", () -> "good")).isEqualTo("good");
    }
}
