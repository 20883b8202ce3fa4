package dev.weir.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** Flink's own operator for patterns, with one key. */
public final class FlinkOperator implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<Integer, Sample, String> harness;

    public FlinkOperator(Pattern<Sample, Sample> pattern) throws Exception {
        CepOperator<Sample, Integer, String> operator = new CepOperator<>(
                new SampleSerializer(),
                false,
                NFACompiler.compileFactory(pattern, false),
                null,
                pattern.getAfterMatchSkipStrategy(),
                new Describe(),
                null);
        harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, sample -> 0, BasicTypeInfo.INT_TYPE_INFO);
        harness.open();
    }

    public void arrive(Sample sample) throws Exception {
        harness.processElement(new StreamRecord<>(sample, sample.timestampMillis()));
    }

    public void pass(long watermarkMillis) throws Exception {
        harness.processWatermark(watermarkMillis);
    }

    /** All matches so far, sorted. */
    public List<String> matches() {
        List<String> matches = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            if (element instanceof StreamRecord<?> found) {
                matches.add((String) found.getValue());
            }
        }
        matches.sort(null);
        return matches;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    private static final class Describe extends PatternProcessFunction<Sample, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(Map<String, List<Sample>> match, Context context, Collector<String> out) {
            TreeMap<String, List<Integer>> numbers = new TreeMap<>();
            match.forEach((stage, taken) ->
                    numbers.put(stage, taken.stream().map(Sample::n).toList()));
            out.collect(numbers.toString());
        }
    }
}
