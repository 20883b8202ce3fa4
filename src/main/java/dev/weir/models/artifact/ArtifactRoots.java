package dev.weir.models.artifact;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The folders in which artifacts may be, so that who may push models cannot have a task manager read whatever it may read.
 *
 * @param folders each a URI with a scheme and a path of plain names, as the job config has checked; with or without a slash
 *     at the end. None allows no URI at all
 */
public record ArtifactRoots(List<String> folders) implements Serializable {
    /** No URI is allowed: artifacts come from the topic alone. */
    public static final ArtifactRoots NONE = new ArtifactRoots(List.of());

    /** Makes a defensive copy. */
    public ArtifactRoots {
        folders = List.copyOf(folders);
    }

    /**
     * Refuses a file that is in none of the folders. Names are compared whole and with their case: {@code s3://models} has
     * {@code s3://models/a} in it, and neither {@code s3://models-2/a} nor {@code s3://Models/a}.
     *
     * @param file as {@link ArtifactUri} returns it
     * @throws ArtifactException if it is in none, with words for the author of the model
     */
    public void check(URI file) throws ArtifactException {
        if (!isIn(file)) {
            throw new ArtifactException(
                    folders.isEmpty()
                            ? "this job reads no artifact at a uri: name the folders of models in its job config, such as"
                                    + " models.artifacts: [s3://models/], or push the file itself with artifact: {file: ...}"
                            : "'" + file + "' is in none of the folders that models.artifacts of the job config names ("
                                    + String.join(", ", folders)
                                    + "); put the file there, or push it itself with artifact:"
                                    + " {file: ...}");
        }
    }

    private boolean isIn(URI file) {
        for (String folder : folders) {
            if (isIn(file, URI.create(folder))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(URI file, URI folder) {
        List<String> names = names(file);
        List<String> above = names(folder);
        return scheme(file).equals(scheme(folder))
                && Objects.equals(file.getRawAuthority(), folder.getRawAuthority())
                && names.size() > above.size()
                && names.subList(0, above.size()).equals(above);
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static List<String> names(URI uri) {
        List<String> names = new ArrayList<>(Arrays.asList(uri.getPath().split("/")));
        names.removeIf(String::isEmpty);
        return names;
    }

    /**
     * Returns a file of this machine as it is once all links in its path are followed; for that, too, has to be in one of the
     * folders, whose own path may have links.
     *
     * @throws ArtifactException if it is in none, with words for the author of the model
     * @throws IOException if there is no such file
     */
    public Path real(URI file) throws ArtifactException, IOException {
        check(file);
        Path real = Path.of(file).toRealPath();
        for (String folder : folders) {
            URI root = URI.create(folder);
            if (isIn(file, root) && real.startsWith(Path.of(root).toRealPath())) {
                return real;
            }
        }
        throw new ArtifactException(
                "'" + file + "' is a link to somewhere else than a folder that models.artifacts of the job"
                        + " config names; copy the file there");
    }
}
