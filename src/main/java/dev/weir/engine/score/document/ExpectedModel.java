package dev.weir.engine.score.document;

import dev.weir.engine.message.RulebookUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that probably comes into force next, held so that it is there then. It is let go when it does not come, or when
 * it came and is in force no more: what it is made of may be a hundred megabytes. For use by one thread.
 */
public final class ExpectedModel {
    private static final RulebookUpdate.Expect NOTHING = new RulebookUpdate.Expect("", "");

    private final ModelDocuments documents;
    private RulebookUpdate.Expect expect = NOTHING;
    private List<ModelInForce> model = List.of();

    /** Creates it, with nothing expected. */
    public ExpectedModel(ModelDocuments documents) {
        this.documents = documents;
    }

    /**
     * Receives an update.
     *
     * @param epoch the latest, before it
     */
    public void receive(RulebookUpdate update, long epoch) {
        if (update instanceof RulebookUpdate.Expect next) {
            expect = next;
            model = next.isTakenBack() ? List.of() : List.of(documents.expected(next, epoch));
        } else if (update instanceof RulebookUpdate.PutDocument put && isAnother(put)) {
            forget();
        } else if (update instanceof RulebookUpdate.RemoveDocument remove
                && remove.id().equals(expect.id())) {
            forget();
        }
    }

    private boolean isAnother(RulebookUpdate.PutDocument put) {
        return put.id().equals(expect.id()) && !put.document().equals(expect.document());
    }

    private void forget() {
        expect = NOTHING;
        model = List.of();
    }

    /** Returns it, if one is expected, and others behind it. */
    public List<ModelInForce> and(List<ModelInForce> others) {
        List<ModelInForce> all = new ArrayList<>(model);
        all.addAll(others);
        return all;
    }
}
