package dev.weir.engine.train;

import dev.weir.models.Trained;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads documents of models in force, as the Rulebook sends them, and writes new ones. */
public final class ModelReading implements Trainer.Reading {
    private final DocumentReader documents;
    private final ModelCompiler compiler;

    /** Creates a reading by a compiler for the events of the job. */
    public ModelReading(DocumentReader documents, ModelCompiler compiler) {
        this.documents = documents.ofWhatIsInForce();
        this.compiler = compiler;
    }

    @Override
    public TrainedModel read(String document, String key) {
        Node form;
        try {
            form = documents.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("model '" + key + "' is in force and cannot be read any more", e);
        }
        Model model = compiler.inForce(form, ModelIds.ofKey(key));
        return new TrainedModel(
                model.version(),
                model.structure(),
                model.inputNames(),
                model.mode() == Mode.OFF,
                model.kind() instanceof Trained trained ? Optional.of(trained) : Optional.empty(),
                model.training(),
                (Node.Fields) Linked.read(form).rule());
    }

    @Override
    public int mostBytes() {
        return compiler.maxDocumentBytes();
    }

    @Override
    public DocumentReader writer() {
        return documents;
    }
}
