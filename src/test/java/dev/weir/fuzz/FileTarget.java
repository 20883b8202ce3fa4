package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import dev.weir.io.document.RuleFiles;
import dev.weir.sandbox.hostile.ByteMutations;
import dev.weir.sandbox.hostile.ExpressionMutations;
import dev.weir.sandbox.hostile.HostileValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of rules and of their cases, given to the commands that check them. */
final class FileTarget implements Target {
    private static final String SEPARATOR = "\n=====\n";
    private static final Pattern ID = Pattern.compile("(?m)^id: ([a-z-]+)$");

    private final List<byte[]> rules;
    private final List<byte[]> cases;
    private final Path folder;

    FileTarget() throws IOException {
        List<Path> files = RuleFiles.in(Path.of("rules"));
        rules = files.stream().map(FileTarget::bytes).toList();
        cases = files.stream()
                .map(file -> bytes(file.resolveSibling(RuleFiles.stem(file) + RuleFiles.CASES)))
                .toList();
        folder = Files.createTempDirectory("weir-fuzz");
        folder.toFile().deleteOnExit();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] input(SplittableRandom random) {
        int which = random.nextInt(rules.size());
        byte[] rule = rules.get(which);
        byte[] test = cases.get(which);
        boolean ofRule = random.nextBoolean();
        String text =
                text(ofRule ? mutated(rule, random) : rule) + SEPARATOR + text(ofRule ? test : mutated(test, random));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Each byte a character, whatever it means. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] mutated(byte[] file, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return ByteMutations.mutate(file, random);
        }
        String text = text(file);
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = line.indexOf(": ");
        lines.set(
                at,
                switch (random.nextInt(4)) {
                    case 0 -> colon < 0 ? "\t" + line : line.substring(0, colon + 2) + HostileValues.any(random);
                    case 1 -> line + " " + line.strip();
                    case 2 -> ExpressionMutations.mutate(line, random);
                    default -> " " + line;
                });
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean feed(byte[] input) throws IOException {
        String[] parts = text(input).split(SEPARATOR, 2);
        Matcher id = ID.matcher(parts[0]);
        String name = id.find() ? id.group(1) : "rule";
        Path rule = folder.resolve(name + ".yaml");
        Path test = folder.resolve(name + ".test.yaml");
        Files.write(rule, parts[0].getBytes(StandardCharsets.ISO_8859_1));
        Files.write(test, parts[1].getBytes(StandardCharsets.ISO_8859_1));
        try {
            boolean valid = isAnswered(Ran.of("rules", "validate", rule.toString()));
            return isAnswered(Ran.of("rules", "test", rule.toString())) && valid;
        } finally {
            Files.delete(rule);
            Files.delete(test);
        }
    }

    /** A trace would mean that nobody had thought of it. */
    private static boolean isAnswered(Ran ran) {
        assertThat(ran.code()).isBetween(0, 1);
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.text()).doesNotContain("Exception");
        return ran.code() == 0;
    }
}
