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

    /**
     * A record and, if trying out what it brings takes long, that.
     *
     * @param expected the id of the model that all were told of
     */
    private record Begun(RawRecord record, Optional<String> expected, Optional<Future<?>> trial) {}

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
        if (begun.filter(one -> one.record().equals(next)).isEmpty()) {
            begun = Optional.of(begin(next, checker.ahead(next, nowMillis)));
        }
        return begun.flatMap(Begun::trial).filter(trial -> !trial.isDone()).isPresent();
    }

    /**
     * Hears what became of a record, and takes the news of its model back if nothing did, and lets the model go, which nobody
     * may have asked for; returns it as it is. Others may be checked while a model is being tried out, such as requests of guards, also about the version before.
     */
    Optional<RulebookKeeper.UpdateResult> heard(RawRecord record, Optional<RulebookKeeper.UpdateResult> result) {
        Optional<Begun> about = begun.filter(one -> one.record().equals(record));
        if (about.isPresent()) {
            begun = Optional.empty();
            if (result.flatMap(RulebookKeeper.UpdateResult::update).isEmpty()) {
                checker.forgetAhead();
                about.get().expected().ifPresent(id -> news.accept(new RulebookUpdate.Expect(id, "")));
            }
        }
        return result;
    }

    private Begun begin(RawRecord record, Optional<RulebookKeeper.Ahead> ahead) {
        ahead.ifPresent(one -> news.accept(one.news()));
        return new Begun(record, ahead.map(one -> one.news().id()), ahead.map(one -> thread.submit(one.work())));
    }

    /** Ends the thread once it is done; nobody waits for it. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
