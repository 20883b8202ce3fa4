package dev.weir.engine.score.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.Boundary;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.serve.Scorers;
import dev.weir.models.tree.XGBoostJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libraries throw while a model is loaded, such as the clients of stores. */
final class LoadFaultsTest {
    private static final byte[] BYTES = XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger reads = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(classes = {UnsupportedOperationException.class, AssertionError.class, StackOverflowError.class})
    void whatIsThrownIsToldOnceForEachTryAndItIsTriedAgain(Class<? extends Throwable> fault) throws Exception {
        String reason = Boundary.reason(fault.getConstructor().newInstance());
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            if (reads.incrementAndGet() <= 2) {
                raise(fault);
            }
            return BYTES;
        }));

        assertThat(model.loaded()).isEmpty();
        assertThat(model.loadAhead(Runnable::run, 0)).isEqualTo(reason);
        assertThat(model.loadAhead(Runnable::run, 1_000)).isEmpty();
        assertThat(model.loaded()).as("after the second try").isEmpty();
        assertThat(model.loadAhead(Runnable::run, 1_000)).isEqualTo(reason);
        assertThat(model.loadAhead(Runnable::run, 3_000)).isEmpty();
        assertThat(model.loaded()).isPresent();
    }

    @Test
    void aBrokenClassPathIsToldToWhoAsksAndNotToWhoHadItLoaded() {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            throw new NoClassDefFoundError("of a client");
        }));

        assertThat(model.loadAhead(Runnable::run, 0)).isEmpty();
        assertThat(model.loadAhead(Runnable::run, 1_000_000)).isEmpty();
        assertThatThrownBy(model::loaded)
                .matches(Boundary::isFatal)
                .hasMessageContaining("models/m")
                .hasRootCauseMessage("of a client");
    }

    private static void raise(Class<? extends Throwable> fault) {
        if (fault.equals(AssertionError.class)) {
            throw new AssertionError();
        }
        if (fault.equals(StackOverflowError.class)) {
            throw new StackOverflowError();
        }
        throw new UnsupportedOperationException();
    }

    private static LoadableModel model(Scorers scorers) {
        String document = """
                {"model": "m", "version": 1, "on": "transaction", "kind": "trees",
                 "inputs": {"amount": "transaction.amount", "night": "0.0"},
                 "artifact": {"uri": "file:///m.json", "sha256": "%s"}}""".formatted(Artifacts.sha256(BYTES));
        return new ModelDocuments(Documented.documents(), Documented.compiler(), scorers)
                .of(List.of(new RulebookUpdate.PutDocument(1, "models/m", document)))
                .get(0)
                .loadable();
    }
}
