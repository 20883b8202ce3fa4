package dev.weir.bench.engine;

import dev.weir.bench.run.BenchEngine;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.io.document.ListFile;
import dev.weir.io.document.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a row measures.
 *
 * @param events that the engine and the one beside it are given
 * @param engine that has its rules
 * @param handWritten the same rules; where nobody would write them by hand, one rule of (a), to tell how busy the machine is
 */
record EngineWork(EngineEvents events, LocalEngine engine, HandWritten handWritten) {
    private static final long SEED = 1;
    private static final double LEAST = 500;

    /**
     * That of a row.
     *
     * @param folder of rules, for the row that has those
     */
    static EngineWork of(EngineRow row, JobConfig config, Path folder) throws IOException {
        HandWritten yardstick = new HandWrittenCount(Thresholds.from(LEAST, 1));
        return switch (row.kind()) {
            case COUNT -> counts(Thresholds.from(LEAST, row.rules()), row.rules(), config);
            case SEQUENCE -> sequences(Thresholds.from(LEAST, row.rules()), row.rules(), config);
            case SHOP -> new EngineWork(new ShopEvents(SEED, config), shop(config, folder), yardstick);
            case NOTHING ->
                new EngineWork(
                        new CardPayments(SEED, CardPayments.CARDS),
                        BenchEngine.with(config, Map.of(), Map.of()),
                        yardstick);
        };
    }

    private static EngineWork counts(Thresholds thresholds, int rules, JobConfig config) {
        Map<String, String> documents = new TreeMap<>();
        for (int i = 0; i < rules; i++) {
            documents.put("a-" + i, """
                    {"id":"a-%d","version":1,"on":"transaction",
                     "features":{"n":{"count":"transaction","by":["cardId"],"over":"10m"}},
                     "when":"transaction.amount > %s && n > %d","then":{"outcome":"REVIEW","score":10}}""".formatted(i, thresholds.of(i), HandWrittenCount.MOST));
        }
        return cards(config, documents, new HandWrittenCount(thresholds));
    }

    private static EngineWork sequences(Thresholds thresholds, int rules, JobConfig config) {
        Map<String, String> documents = new TreeMap<>();
        for (int i = 0; i < rules; i++) {
            documents.put("b-" + i, """
                    {"id":"b-%d","version":1,"by":["cardId"],"pattern":{"within":"5m","stages":[
                      {"name":"tiny","on":"transaction","where":"transaction.amount < %s"},
                      {"name":"large","on":"transaction","where":"transaction.amount > %s"}]},
                     "then":{"outcome":"REVIEW","score":10}}""".formatted(i, HandWrittenSequence.TINY, thresholds.of(i)));
        }
        return cards(config, documents, new HandWrittenSequence(thresholds));
    }

    private static EngineWork cards(JobConfig config, Map<String, String> documents, HandWritten handWritten) {
        return new EngineWork(
                new CardPayments(SEED, CardPayments.CARDS), BenchEngine.with(config, documents, Map.of()), handWritten);
    }

    private static LocalEngine shop(JobConfig config, Path folder) throws IOException {
        RuleFiles.Read read = RuleFiles.read(folder);
        List<String> errors = new ArrayList<>(read.errors());
        Map<String, String> lists = new TreeMap<>();
        for (ListFile list : ListFile.in(folder.resolve(RuleFiles.LISTS), errors)) {
            lists.put(list.name(), list.json());
        }
        if (!errors.isEmpty()) {
            throw new IOException("rules that cannot be read: " + String.join("; ", errors));
        }
        return BenchEngine.with(config, read.rules(), lists);
    }
}
