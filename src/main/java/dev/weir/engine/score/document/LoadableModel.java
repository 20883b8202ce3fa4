package dev.weir.engine.score.document;

import dev.weir.events.Boundary;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model that is loaded once for all instances of a process, which hold it together: ahead of the first decision that
 * asks it if somebody says so, else when it is first asked for. One that cannot be loaded gives no scores, and is tried again
 * by whoever has it loaded ahead. Two are equal only if they are the same. Safe for use by several threads; who asks while it
 * is loaded for the first time waits, and nobody waits for a further time.
 */
public final class LoadableModel {
    /** How long it rests after it could not be loaded the first time, in milliseconds; twice as long after each further. */
    static final long FIRST_REST_MILLIS = 1_000;

    /** How long it rests at most. */
    static final long LONGEST_REST_MILLIS = 60_000;

    private static final long NOT_SET = Long.MIN_VALUE;

    private final Model model;
    private final Scorers scorers;
    private volatile Load latest = new Load(false);
    private long restMillis = FIRST_REST_MILLIS;
    private long againMillis = NOT_SET;

    LoadableModel(Model model, Scorers scorers) {
        this.model = model;
        this.scorers = scorers;
    }

    /**
     * What came of it.
     *
     * @param fault why there is no model; {@code ""} if there is one
     */
    private record Came(Optional<LoadedModel> model, String fault) {}

    /** It is loaded, for the first time or again. */
    private final class Load extends FutureTask<Came> {
        private final boolean again;
        private final AtomicBoolean begun = new AtomicBoolean();

        Load(boolean again) {
            super(LoadableModel.this::load);
            this.again = again;
        }

        @Override
        public void run() {
            begun.set(true);
            super.run();
        }

        /** Returns why there is no model; {@code ""} if there is one, or nobody knows yet. */
        String fault() {
            try {
                return isDone() ? get().fault() : "";
            } catch (ExecutionException e) {
                return ""; // whoever asks is told
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Came load() {
        try {
            return new Came(Optional.of(scorers.load(model.kind(), model.inputNames(), model.artifact())), "");
        } catch (ArtifactException e) {
            return new Came(Optional.empty(), String.valueOf(e.getMessage()));
        } catch (Throwable thrown) { // such as what the client of a store throws unchecked
            if (Boundary.isFatal(thrown) && Thread.currentThread().isInterrupted()) {
                latest = new Load(latest.again); // that says nothing of the model, and others still want it
            }
            return new Came(Optional.empty(), Boundary.reason(thrown));
        }
    }

    /** Returns what its document says. */
    public Model model() {
        return model;
    }

    /**
     * Has it loaded by another thread, unless somebody began already: so no decision has to wait for the bytes of a large
     * artifact. If it could not be loaded, it is tried again after a rest, which is twice as long each time, from
     * {@value #FIRST_REST_MILLIS} to {@value #LONGEST_REST_MILLIS} ms, and not while a thread still hangs in the last try.
     *
     * @param executor runs what it is given elsewhere, and may take as long as a store takes
     * @return why it could not be loaded the last time, told once; else {@code ""}
     */
    public synchronized String loadAhead(Executor executor, long nowMillis) {
        Load last = latest;
        if (last.begun.compareAndSet(false, true)) {
            executor.execute(last);
            return "";
        }
        String fault = last.fault();
        if (fault.isEmpty()) {
            return "";
        }
        if (againMillis == NOT_SET) {
            againMillis = nowMillis + restMillis;
            restMillis = Math.min(2 * restMillis, LONGEST_REST_MILLIS);
            return fault;
        }
        if (nowMillis >= againMillis && !scorers.isHanging(model.kind(), model.inputNames(), model.artifact())) {
            againMillis = NOT_SET;
            Load next = new Load(true);
            next.begun.set(true);
            latest = next;
            executor.execute(next);
        }
        return "";
    }

    /** Returns whether somebody began to load it. */
    public boolean isBegun() {
        return latest.begun.get();
    }

    /**
     * Returns what gives scores; empty if it cannot be loaded here, although it could where it was checked. Then its scores are
     * absent and count as failed, so that the guard may switch it off, until a further try brings it.
     *
     * @throws IllegalStateException if loading it fails as {@linkplain Boundary#isFatal nothing that is read} can make it; or,
     *     with an {@link InterruptedException} as a cause, if the thread is interrupted while it waits
     */
    public Optional<LoadedModel> loaded() {
        while (true) {
            Load load = latest;
            if (load.again && !load.isDone()) {
                return Optional.empty();
            }
            load.run(); // here and now, unless another thread is at it or did it
            try {
                return load.get().model();
            } catch (ExecutionException e) {
                if (latest.equals(load) || Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException(
                            "model '" + model.documentId() + "' cannot be loaded", e.getCause());
                } // else another thread was stopped while it loaded this
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while model '" + model.documentId() + "' is loaded", e);
    }
}
