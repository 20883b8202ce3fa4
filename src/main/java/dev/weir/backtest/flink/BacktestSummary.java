package dev.weir.backtest.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what was counted, and writes it when everything has ended: whoever finds the file knows that the decisions are
 * whole.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class BacktestSummary extends AbstractStreamOperator<Long>
        implements OneInputStreamOperator<Tuple2<String, Long>, Long>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /** The name of the file. */
    static final String FILE = "summary.json";

    /** Events that were decided about. */
    static final String EVENTS = "events";

    /** Rows that could not be read. */
    static final String UNREADABLE = "unreadable";

    /** Decisions that were written. */
    static final String DECISIONS = "decisions";

    /** Before the name of an outcome. */
    static final String OUTCOME = "outcome ";

    /** Before the id of a rule. */
    static final String RULE = "rule ";

    private static final ObjectMapper JSON = new JsonMapper();

    private final String folder;
    private transient Map<String, Long> counts;

    BacktestSummary(String folder) {
        this.folder = folder;
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts = new TreeMap<>();
    }

    @Override
    public void processElement(StreamRecord<Tuple2<String, Long>> element) {
        counts.merge(element.getValue().f0, element.getValue().f1, Long::sum);
    }

    @Override
    public void endInput() throws Exception {
        ObjectNode document = JSON.createObjectNode();
        for (String what : new String[] {EVENTS, UNREADABLE, DECISIONS}) {
            document.put(what, counts.getOrDefault(what, 0L));
        }
        ObjectNode outcomes = document.putObject("outcomes");
        ObjectNode rules = document.putObject("rules");
        counts.forEach((what, count) -> {
            if (what.startsWith(OUTCOME)) {
                outcomes.put(what.substring(OUTCOME.length()), count);
            } else if (what.startsWith(RULE)) {
                rules.put(what.substring(RULE.length()), count);
            }
        });
        Path file = new Path(folder, FILE);
        try (OutputStream out = file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        }
    }
}
