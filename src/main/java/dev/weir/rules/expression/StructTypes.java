package dev.weir.rules.expression;

import dev.cel.checker.TypeProvider;
import dev.cel.common.types.CelProtoTypes;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.cel.common.types.TypeType;
import dev.cel.expr.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types with fields as CEL's checker asks for them. There are no enums and no extensions of messages. */
@SuppressWarnings("deprecation") // the checker takes no other
record StructTypes(CelTypeProvider types) implements TypeProvider {

    @Override
    public @Nullable Type lookupType(String typeName) {
        return lookupCelType(typeName).map(CelProtoTypes::celTypeToType).orElse(null);
    }

    @Override
    public Optional<CelType> lookupCelType(String typeName) {
        return types.findType(typeName).map(TypeType::create);
    }

    @Override
    public @Nullable Integer lookupEnumValue(String enumName) {
        return null;
    }

    @Override
    public @Nullable FieldType lookupFieldType(Type type, String fieldName) {
        return lookupFieldType(CelProtoTypes.typeToCelType(type), fieldName);
    }

    @Override
    public @Nullable FieldType lookupFieldType(CelType type, String fieldName) {
        return types.findType(type.name())
                .filter(StructType.class::isInstance)
                .flatMap(struct -> ((StructType) struct).findField(fieldName))
                .map(field -> FieldType.of(CelProtoTypes.celTypeToType(field.type())))
                .orElse(null);
    }

    @Override
    public @Nullable ExtensionFieldType lookupExtensionType(String extensionName) {
        return null;
    }
}
