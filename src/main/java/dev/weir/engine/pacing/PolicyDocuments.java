package dev.weir.engine.pacing;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.Channels;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.ChannelReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the channels, policies and caps in force, again only where others are in force than when it was asked before. */
public final class PolicyDocuments {
    private final DocumentReader reader;
    private final Channels channels;
    private final FiringPolicies ofConfig;
    private final RuleLimits limits;
    private List<String> texts = List.of();
    private PushedPolicies policies;

    /**
     * Creates it beside what the job config says.
     *
     * @param reader of documents in force
     */
    public PolicyDocuments(DocumentReader reader, Channels channels, FiringPolicies ofConfig, RuleLimits limits) {
        this.reader = reader;
        this.channels = channels;
        this.ofConfig = ofConfig;
        this.limits = limits;
        this.policies = PushedPolicies.none(ofConfig);
    }

    /** Returns what holds by documents that were put, of whatever kinds. */
    public PushedPolicies of(List<RulebookUpdate> documents) {
        List<String> now = new ArrayList<>();
        for (RulebookUpdate document : documents) {
            if (document instanceof RulebookUpdate.PutDocument put && isOne(put.id())) {
                now.add(put.document());
            }
        }
        if (!now.equals(texts)) {
            policies = PushedPolicies.of(now.stream().map(this::read).toList(), channels, ofConfig, limits);
            texts = now;
        }
        return policies;
    }

    private static boolean isOne(String id) {
        return ChannelReader.adds(id) || DocumentIds.kindOf(id).equals(CapReader.KIND);
    }

    private Node read(String document) {
        try {
            return reader.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a policy that is in force cannot be read any more", e);
        }
    }
}
