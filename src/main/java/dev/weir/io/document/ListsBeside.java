package dev.weir.io.document;

import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.list.TableShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists in the folders {@value RuleFiles#LISTS} in and beside the rules that are checked. */
public final class ListsBeside {
    private final DocumentReader json;
    private final Map<String, ListEntries> lists = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    /** Creates it with what reads lists as the job would. */
    public ListsBeside(DocumentReader json) {
        this.json = json;
    }

    /** Reads the lists in and beside a folder or a file. */
    public void read(Path place) throws IOException {
        readIn(place.resolveSibling(RuleFiles.LISTS));
        readIn(place.resolve(RuleFiles.LISTS));
    }

    private void readIn(Path folder) throws IOException {
        if (!ListFile.areIn(folder)) {
            return;
        }
        for (ListFile file : ListFile.in(folder, errors)) {
            try {
                NamedList list = json.readList(file.json().getBytes(StandardCharsets.UTF_8));
                lists.put(file.name(), list.entries());
            } catch (DocumentException e) {
                lists.remove(file.name());
                e.errors().forEach(error -> errors.add(folder.resolve(file.name()) + ": " + error.message()));
            }
        }
    }

    /** Returns the entries of all lists without errors, by name. */
    public Map<String, ListEntries> entries() {
        return Collections.unmodifiableMap(lists);
    }

    /** Returns what they have for each entry, by name. */
    public Map<String, TableShape> shapes() {
        Map<String, TableShape> shapes = new HashMap<>();
        lists.forEach((name, list) -> shapes.put(name, list.rows().shape()));
        return shapes;
    }

    /** Returns the errors, each with its file and place. */
    public List<String> errors() {
        return errors.stream().distinct().toList();
    }
}
