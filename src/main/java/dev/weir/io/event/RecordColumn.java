package dev.weir.io.event;

import dev.weir.config.JobConfig;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.ValueType;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.RecordDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the records of a type have at a path, for whoever writes such records from columns that have only texts. The
 * column without a name is the whole record.
 */
public final class RecordColumn {
    private final Shape shape;

    private RecordColumn(Shape shape) {
        this.shape = shape;
    }

    /** Returns the records of a type, as a job with this config reads them. */
    public static RecordColumn record(JobConfig config, EventType type) {
        return new RecordColumn(mapping(config, type).shape());
    }

    private static Mapping mapping(JobConfig config, EventType type) {
        return Mapping.of(type, config.schema(), config.mappings().getOrDefault(type, Map.of()));
    }

    /** Returns what is read at a name within it; empty if nothing is. */
    public Optional<RecordColumn> child(String name) {
        Shape child = shape.child(name);
        if (child == null && shape.others() > 0) {
            return Optional.of(
                    new RecordColumn(new Shape(Map.of(), List.of(new Target.OfAttribute(name, FieldKind.TEXT)), 0)));
        }
        return Optional.ofNullable(child).map(RecordColumn::new);
    }

    /** Returns whether a value is read at a path, names separated by dots. */
    public boolean reads(String path) {
        Optional<RecordColumn> at = Optional.of(this);
        for (String name : path.split("\\.", -1)) {
            at = at.flatMap(column -> column.child(name));
        }
        return at.isPresent() && !at.get().isGroup();
    }

    /**
     * Returns the columns that nothing reads though they are called like a field that no column has, but for upper case
     * and signs between words, or for the name of the object that the field is in.
     *
     * @return our names of such fields by the names of the columns, in the order of the columns
     */
    public static Map<String, String> alike(JobConfig config, EventType type, List<String> columns) {
        Mapping mapping = mapping(config, type);
        RecordColumn record = new RecordColumn(mapping.shape());
        Map<String, String> free = new TreeMap<>();
        for (String field : mapping.fields()) {
            String path = mapping.path(field);
            if (!field.startsWith("items.")
                    && columns.stream().noneMatch(column -> path.equals(column) || path.startsWith(column + "."))) {
                free.put(Elsewhere.plain(field.substring(field.lastIndexOf('.') + 1)), field);
            }
        }
        Map<String, String> alike = new LinkedHashMap<>();
        for (String column : columns) {
            String field = record.reads(column) ? null : free.remove(Elsewhere.plain(column));
            if (field != null) {
                alike.put(column, field);
            }
        }
        return alike;
    }

    /** Returns whether it has names within it, and no value of its own. */
    public boolean isGroup() {
        return shape.targets().isEmpty();
    }

    /** Returns whether it has the lines of a transaction. */
    public boolean hasLines() {
        return shape.targets().stream().anyMatch(Target.Lines.class::isInstance);
    }

    /** Returns the types as which its value is read. */
    public Set<ValueType> types() {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (Target target : shape.targets()) {
            if (target instanceof Target.OfField of) {
                types.add(of.field().kind().type());
            } else if (target instanceof Target.OfAttribute of) {
                types.add(of.kind().type());
            }
        }
        return types;
    }

    /**
     * Something that each record of a type needs.
     *
     * @param fields by our names, of which a record has to have one
     * @param paths where records have them, in the same order
     */
    public record Needed(List<String> fields, List<String> paths) {
        /** Makes defensive copies. */
        public Needed {
            fields = List.copyOf(fields);
            paths = List.copyOf(paths);
        }
    }

    /** Returns what each record of a type needs. */
    public static List<Needed> needed(JobConfig config, EventType type) {
        Mapping mapping = mapping(config, type);
        List<Needed> needed = new ArrayList<>();
        config.schema().stream(type).ifPresent(stream -> {
            for (String field : List.of(stream.id(), stream.time(), stream.subject())) {
                needed.add(needed(mapping, List.of(field)));
            }
        });
        config.schema().definitions().find(type).ifPresent(definition -> add(definition, mapping, needed));
        return needed;
    }

    private static void add(EventDefinition<?> definition, Mapping mapping, List<Needed> needed) {
        List<List<String>> groups = new ArrayList<>();
        if (definition instanceof RecordDefinition<?> record) {
            record.required().forEach(field -> groups.add(List.of(field.wireName())));
            groups.add(record.oneOf().stream().map(EventField::wireName).toList());
        } else if (definition instanceof ChangeDefinition<?> change) {
            groups.add(List.of(change.keyField().wireName()));
        }
        groups.stream().filter(group -> !group.isEmpty()).forEach(group -> needed.add(needed(mapping, group)));
    }

    private static Needed needed(Mapping mapping, List<String> fields) {
        return new Needed(fields, fields.stream().map(mapping::path).toList());
    }
}
