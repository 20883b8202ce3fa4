package dev.weir.models.artifact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The address of an artifact, as somebody wrote it who may push models and nothing else: it names one file of a store,
 * and no way around it.
 */
public final class ArtifactUri {
    private static final int MOST_CHARS = 1024;

    private ArtifactUri() {}

    /**
     * Returns an address, if it is one of a file.
     *
     * @param schemes those that can be read here, in lower case
     * @throws ArtifactException if it is not, with words for the author of the model
     */
    public static URI parse(String written, Set<String> schemes) throws ArtifactException {
        if (written.length() > MOST_CHARS) {
            throw new ArtifactException("the uri of an artifact has " + written.length() + " characters; at most "
                    + MOST_CHARS + " are allowed");
        }
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            throw new ArtifactException("'" + written + "' is no uri (" + e.getReason()
                    + "); write it like s3://models/card-fraud-3.onnx, and a blank as %20");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw new ArtifactException("'" + written + "' "
                    + (scheme.isEmpty() ? "has no scheme" : "has the scheme '" + scheme + "'")
                    + "; an artifact can be read from " + String.join(", ", new TreeSet<>(schemes))
                    + ", such as s3://models/card-fraud-3.onnx");
        }
        if (uri.getUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new ArtifactException("the uri of an artifact of " + scheme
                    + " has a user, a query or a fragment; write the path alone, and give access in Flink's settings");
        }
        String path = uri.getPath();
        if (path == null || path.isEmpty() || path.endsWith("/")) {
            throw new ArtifactException("'" + written + "' names no file; write a path, such as " + scheme
                    + ":///models/card-fraud-3.onnx");
        }
        List<String> names = Arrays.asList(path.split("/", -1));
        if (names.contains("..") || names.contains(".")) {
            throw new ArtifactException("'" + written + "' has '" + (names.contains("..") ? ".." : ".")
                    + "' in its path; write where the file is");
        }
        return uri;
    }
}
