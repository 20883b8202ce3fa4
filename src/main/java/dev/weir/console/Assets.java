package dev.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What pages load: our own style sheet and script, and those of webjars. Nothing comes over a network. */
final class Assets {
    private static final String OURS = "/dev/weir/console/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String CODE_MIRROR = WEBJARS + "codemirror/5.65.20/";

    /** The names under which pages ask, and where the files are on the class path. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("console.css", OURS + "console.css"),
            Map.entry("console.js", OURS + "console.js"),
            Map.entry("editor.css", OURS + "editor.css"),
            Map.entry("editor.js", OURS + "editor.js"),
            Map.entry("icon.svg", OURS + "icon.svg"),
            Map.entry("htmx.js", WEBJARS + "htmx.org/2.0.7/dist/htmx.min.js"),
            Map.entry("uplot.js", WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js"),
            Map.entry("uplot.css", WEBJARS + "uplot/1.6.30/dist/uPlot.min.css"),
            Map.entry("codemirror.js", CODE_MIRROR + "lib/codemirror.js"),
            Map.entry("codemirror.css", CODE_MIRROR + "lib/codemirror.css"),
            Map.entry("yaml.js", CODE_MIRROR + "mode/yaml/yaml.js"),
            Map.entry("lint.js", CODE_MIRROR + "addon/lint/lint.js"),
            Map.entry("lint.css", CODE_MIRROR + "addon/lint/lint.css"),
            Map.entry("hint.js", CODE_MIRROR + "addon/hint/show-hint.js"),
            Map.entry("hint.css", CODE_MIRROR + "addon/hint/show-hint.css"));

    private Assets() {}

    /** Returns a file; empty if there is none with this name. */
    static Optional<byte[]> read(String name) throws IOException {
        String place = FILES.get(name);
        if (place == null) {
            return Optional.empty();
        }
        try (InputStream file = Assets.class.getResourceAsStream(place)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        }
    }

    /** Returns its media type. */
    static String type(String name) {
        return name.endsWith(".css") ? "text/css" : name.endsWith(".js") ? "text/javascript" : "image/svg+xml";
    }

    /** Returns a word that changes with our own files, so that no browser shows an old page with new ones. */
    static String version() throws IOException {
        int hash = 0;
        for (String name : new String[] {"console.css", "console.js", "editor.css", "editor.js"}) {
            hash = 31 * hash + java.util.Arrays.hashCode(read(name).orElse(new byte[0]));
        }
        return Integer.toHexString(hash);
    }
}
