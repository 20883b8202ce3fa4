package dev.weir.engine.score.document;

import dev.weir.engine.message.RulebookUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that probably comes into force next, held so that it is there then. It is let go when it does not come, or when
 * it came and is in force no more: what it is made of may be a hundred megabytes. What becomes of the version before it,
 * which a guard may switch off meanwhile, does not matter. For use by one thread.
 */
public final class ExpectedModel {
    private static final RulebookUpdate.Expect NOTHING = new RulebookUpdate.Expect("", "");

    private final ModelDocuments documents;
    private RulebookUpdate.Expect expect = NOTHING;
    private List<ModelInForce> model = List.of();
    private boolean came;

    /** Creates it, with nothing expected. */
    public ExpectedModel(ModelDocuments documents) {
        this.documents = documents;
    }

    /**
     * Receives an update.
     *
     * @param epoch the latest, before it
     * @throws IllegalStateException if a model is refused that was accepted
     */
    public void receive(RulebookUpdate update, long epoch) {
        if (update instanceof RulebookUpdate.Expect next) {
            forget();
            expect = next;
            model = next.isTakenBack() ? List.of() : List.of(documents.expected(next, epoch));
        } else if (update instanceof RulebookUpdate.PutDocument put && put.id().equals(expect.id())) {
            take(put);
        } else if (update instanceof RulebookUpdate.RemoveDocument remove
                && remove.id().equals(expect.id())
                && came) {
            forget();
        }
    }

    private void take(RulebookUpdate.PutDocument put) {
        if (put.document().equals(expect.document())) {
            came = true;
        } else if (came || !isBefore(put)) {
            forget();
        }
    }

    /** Returns whether a document is of a version before the expected one, as that is which a guard switches off. */
    private boolean isBefore(RulebookUpdate.PutDocument put) {
        return model.stream()
                .anyMatch(next -> documents.of(List.of(put)).get(0).model().version()
                        < next.model().version());
    }

    private void forget() {
        expect = NOTHING;
        model = List.of();
        came = false;
    }

    /** Returns it, if one is expected, and others behind it. */
    public List<ModelInForce> and(List<ModelInForce> others) {
        List<ModelInForce> all = new ArrayList<>(model);
        all.addAll(others);
        return all;
    }
}
