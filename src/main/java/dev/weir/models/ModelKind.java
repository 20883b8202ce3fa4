package dev.weir.models;

/** What a model is, as its document says. Data only; {@code serve.Scorers} makes a scorer of it. */
public sealed interface ModelKind permits Logistic, Trees, Onnx, Trained {
    /** The most inputs that a model has. */
    int MOST_INPUTS = 256;
}
