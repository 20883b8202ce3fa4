package dev.weir.chapters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a chapter: what stands in its blocks of {@code sh}. */
final class ShellBlocks {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private ShellBlocks() {}

    /** Those from a heading to the next of any level, in order. */
    static List<String> under(Path file, String heading) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf("\n" + heading + "\n");
        if (begin < 0) {
            throw new IOException("there is no heading " + heading + " in " + file);
        }
        int end = text.indexOf("\n#", begin + heading.length());
        Matcher block = BLOCK.matcher(text.substring(begin, end < 0 ? text.length() : end));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
