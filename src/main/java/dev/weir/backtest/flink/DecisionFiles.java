package dev.weir.backtest.flink;

import dev.weir.events.answer.Decision;
import dev.weir.io.record.JsonDecisions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Writes decisions as JSON lines, one file for each instance. A run that begins anew writes its files anew; those of a
 * run that did not end are without a {@link BacktestSummary}.
 *
 * @param folder by path or URI
 * @param name that the names of the files begin with
 */
record DecisionFiles(String folder, String name) implements Sink<Decision> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public SinkWriter<Decision> createWriter(WriterInitContext context) throws IOException {
        int instance = context.getTaskInfo().getIndexOfThisSubtask();
        Path file = new Path(folder, name + "-" + instance + ".jsonl");
        return new Lines(new BufferedOutputStream(
                file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE), BUFFER_BYTES));
    }

    private static final class Lines implements SinkWriter<Decision> {
        private final JsonDecisions json = new JsonDecisions();
        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(Decision decision, Context context) throws IOException {
            out.write(json.write(decision));
            out.write('\n');
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
