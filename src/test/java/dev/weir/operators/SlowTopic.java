package dev.weir.operators;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.operators.artifact.ArtifactTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A topic with one artifact, which answers once it may. Equal to none but itself. */
public final class SlowTopic implements ArtifactTopic {
    private static final long serialVersionUID = 1L;

    /** Trees over two inputs, amount and night. */
    public static final byte[] ARTIFACT = XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8);

    public final transient CountDownLatch isAsked = new CountDownLatch(1);
    public final transient CountDownLatch mayAnswer = new CountDownLatch(1);
    public final transient CountDownLatch isStopped = new CountDownLatch(1);
    public final AtomicInteger reads = new AtomicInteger();
    public volatile boolean there = true;
    public volatile boolean broken;

    @Override
    public byte[] read(Artifact.OnTopic artifact) throws ArtifactException {
        reads.incrementAndGet();
        isAsked.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            isStopped.countDown();
            throw new ArtifactException("interrupted");
        }
        if (broken) {
            throw new IllegalStateException("a fault of the reader");
        }
        if (!there) {
            throw new ArtifactException("chunk 1 of 1 is not there");
        }
        return ARTIFACT.clone();
    }
}
