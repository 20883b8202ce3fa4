package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.record.RawRecord;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Has models tried out by another thread before their records are checked: that takes seconds with a large one, and on the
 * operator's own thread barriers of checkpoints wait, and with them decisions. Records are checked in their order
 * nevertheless: those behind it wait, and nothing else does.
 */
final class ModelsAhead implements AutoCloseable {
    /** After how many milliseconds to look again whether a model has been tried out. */
    static final long LOOK_MILLIS = 10;

    private final RecordChecker checker;
    private final Consumer<RulebookUpdate> news;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ModelsAhead::daemon);
    private Optional<Begun> begun = Optional.empty();
    private String expected = "";

    /** A record and, if trying out what it brings takes long, that. */
    private record Begun(RawRecord record, Optional<Future<?>> trial) {}

    /**
     * Creates it.
     *
     * @param news goes to all instances: each process loads the model at the same time, so that it is there when the model
     *     comes into force
     */
    ModelsAhead(RecordChecker checker, Consumer<RulebookUpdate> news) {
        this.checker = checker;
        this.news = news;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tries a model");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns whether what a record brings is being tried out; begins that. Whoever checks the record meanwhile waits.
     *
     * @param next is checked next
     */
    boolean isBusyWith(RawRecord next, long nowMillis) {
        Begun latest = begun.filter(one -> one.record().equals(next))
                .orElseGet(() -> new Begun(next, checker.ahead(next, nowMillis).map(this::begin)));
        begun = Optional.of(latest);
        return latest.trial().filter(trial -> !trial.isDone()).isPresent();
    }

    /** Hears what became of a record, and takes the news of a model back that was refused; returns it as it is. */
    RulebookKeeper.UpdateResult heard(RulebookKeeper.UpdateResult result) {
        String id = result.answer().rule();
        if (id.equals(expected) && result.update().isEmpty()) {
            news.accept(new RulebookUpdate.Expect(id, ""));
        }
        expected = "";
        return result;
    }

    private Future<?> begin(RulebookKeeper.Ahead ahead) {
        expected = ahead.news().id();
        news.accept(ahead.news());
        return thread.submit(ahead.work());
    }

    /** Ends the thread once it is done; nobody waits for it. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
