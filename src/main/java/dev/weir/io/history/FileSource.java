package dev.weir.io.history;

import dev.weir.io.history.file.FileForm;
import dev.weir.io.history.file.FileRows;
import dev.weir.io.history.file.RowFile;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A file with events. */
record FileSource(RowFile file, String topic, long bytes) implements HistorySource {

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public HistoryPlace.Unit unit() {
        return file.form().format() == FileForm.Format.PARQUET ? HistoryPlace.Unit.ROW : HistoryPlace.Unit.LINE;
    }

    @Override
    public boolean isLabelled() {
        return !file.labelColumn().isEmpty();
    }

    @Override
    public FileRows open(LongConsumer heard) throws IOException {
        return file.open(heard);
    }
}
