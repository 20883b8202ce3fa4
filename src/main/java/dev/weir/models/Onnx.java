package dev.weir.models;

/**
 * A model in ONNX form, an artifact. It takes one tensor of floats with a row and a column for each input, or one tensor with one
 * row and one column for each input, under the input's name.
 *
 * @param output the name of the output with the score, a tensor
 * @param index which number of the output is the score, from 0: 1 for the second of two classes
 */
public record Onnx(String output, int index) implements ModelKind {}
