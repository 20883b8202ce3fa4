package dev.weir.engine.score.document;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.compile.cache.WeakCache;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.model.ModelIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the models in force. A model is compiled once for all who hold it, and forgotten with the last of them. Safe for use
 * by several threads.
 */
public final class ModelDocuments {
    private final DocumentReader reader;
    private final ModelCompiler compiler;
    private final Scorers scorers;
    private final WeakCache<Key, LoadableModel> known = new WeakCache<>();

    /** The id of a document and its text, and whether it is in force or only expected to be. */
    private record Key(String id, String document, boolean inForce) {}

    /** Creates it, given the reader and the compiler of pushed documents; limits on their size are ignored. */
    public ModelDocuments(DocumentReader reader, RuleCompiler compiler, Scorers scorers) {
        this.reader = reader.ofWhatIsInForce();
        this.compiler = new ModelCompiler(compiler.ofRulesInForce());
        this.scorers = scorers;
    }

    /** Returns whether there is a model among documents that were put. Cost: nothing is read. */
    public static boolean anyIn(List<RulebookUpdate> documents) {
        return documents.stream().anyMatch(ModelDocuments::isModel);
    }

    private static boolean isModel(RulebookUpdate update) {
        return update instanceof RulebookUpdate.PutDocument put && ModelIds.isOne(put.id());
    }

    /**
     * Returns the models among documents that were put, of whatever kinds, in the order of their ids.
     *
     * @throws IllegalStateException if one is refused that was accepted
     */
    public List<ModelInForce> of(List<RulebookUpdate> documents) {
        List<ModelInForce> models = new ArrayList<>();
        for (RulebookUpdate update : documents) {
            if (update instanceof RulebookUpdate.PutDocument put && ModelIds.isOne(put.id())) {
                LoadableModel model =
                        known.get(new Key(put.id(), put.document(), true), () -> compiled(put.id(), put.document()));
                models.add(new ModelInForce(model, put.epoch()));
            }
        }
        models.sort(Comparator.comparing(one -> one.model().documentId()));
        return models;
    }

    /**
     * Returns a model to be loaded before it comes into force. The one in force is given the same bytes while somebody holds
     * this one. It is another one all the same: what could not be loaded yet is refused, may be pushed again as it is once
     * its bytes are there, and has to be loaded then.
     *
     * @throws IllegalStateException if it is refused
     */
    public ModelInForce expected(RulebookUpdate.Expect expect, long epoch) {
        LoadableModel model = known.get(
                new Key(expect.id(), expect.document(), false), () -> compiled(expect.id(), expect.document()));
        return new ModelInForce(model, epoch);
    }

    private LoadableModel compiled(String id, String document) {
        try {
            byte[] text = document.getBytes(StandardCharsets.UTF_8);
            return new LoadableModel(compiler.inForce(reader.read(text), id), scorers);
        } catch (DocumentException e) {
            throw new IllegalStateException("a model that is in force cannot be read any more", e);
        }
    }
}
